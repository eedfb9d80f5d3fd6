/** The messages of the local Lambda, of stacks on this machine and of the command line. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local;

import org.apiguardian.api.API;

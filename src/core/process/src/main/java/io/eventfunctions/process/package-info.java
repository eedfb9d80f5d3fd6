/** Processes and directories that end with this process. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.process;

import org.apiguardian.api.API;

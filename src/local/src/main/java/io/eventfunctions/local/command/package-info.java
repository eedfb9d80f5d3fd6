/** The command line that runs a function or the functions of a stack. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.command;

import org.apiguardian.api.API;

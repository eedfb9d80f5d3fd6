/** AWS Lambda on this machine: functions, and how they are invoked. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.lambda;

import org.apiguardian.api.API;

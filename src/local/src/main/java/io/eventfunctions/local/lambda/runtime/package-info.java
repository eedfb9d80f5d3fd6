/** The processes of a function's runtimes, and the Runtime API that they talk to. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.lambda.runtime;

import org.apiguardian.api.API;

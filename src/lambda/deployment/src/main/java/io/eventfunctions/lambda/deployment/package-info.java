/** The build steps for applications that run on Lambda. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.lambda.deployment;

import org.apiguardian.api.API;

/** An SQS server for dev mode and tests. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.aws.server;

import org.apiguardian.api.API;

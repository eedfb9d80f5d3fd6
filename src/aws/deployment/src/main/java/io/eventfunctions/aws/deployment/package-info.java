/** The build steps of the SQS and SNS connectors. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.aws.deployment;

import org.apiguardian.api.API;

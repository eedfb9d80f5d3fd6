/** Event source mappings with SQS queues. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.mapping.sqs;

import org.apiguardian.api.API;

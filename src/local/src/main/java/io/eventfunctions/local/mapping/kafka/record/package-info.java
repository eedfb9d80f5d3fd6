/** Kafka records and batches as the event of an invocation. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.mapping.kafka.record;

import org.apiguardian.api.API;

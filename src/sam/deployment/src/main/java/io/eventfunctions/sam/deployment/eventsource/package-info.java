/** Event sources without a queue or Kafka: topics, streams, tables, buckets and event buses that invoke a function. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.eventsource;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/** The Kafka connector: codec, required attributes and defaults of channels, and dead letters on a topic. */
@NullMarked
@API(status = API.Status.INTERNAL)
package io.eventfunctions.kafka;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

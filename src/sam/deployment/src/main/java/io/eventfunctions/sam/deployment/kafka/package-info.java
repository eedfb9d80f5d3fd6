/** Kafka in the template: event source mappings, producers, parameters and permissions. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.kafka;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/** On-failure destinations of Kafka mappings, and the documents that they receive. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.mapping.kafka.failure;

import org.apiguardian.api.API;

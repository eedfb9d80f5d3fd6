/** A Kafka broker for dev mode and tests. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.kafka.server;

import org.apiguardian.api.API;

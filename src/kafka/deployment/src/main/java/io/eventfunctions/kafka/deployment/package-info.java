/** The build steps of the Kafka connector. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.kafka.deployment;

import org.apiguardian.api.API;

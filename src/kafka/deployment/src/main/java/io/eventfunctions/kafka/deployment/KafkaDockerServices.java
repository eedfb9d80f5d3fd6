package io.eventfunctions.kafka.deployment;

import java.util.Map;

import io.eventfunctions.deployment.devservice.ReplacedDevServices;

/** The dev service of Quarkus's Kafka client, which the local broker replaces. */
public final class KafkaDockerServices extends ReplacedDevServices {

    /** For the service loader. */
    public KafkaDockerServices() {
        super("kafka", Map.of("quarkus.kafka", "io.quarkus.kafka.client.runtime.KafkaRecorder"));
    }
}

package io.eventfunctions.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.eventfunctions.ConnectorDefaults;

/** Kafka channels carry bytes, leave CloudEvents to our codec, and a slow delivery doesn't make them unhealthy. */
public class KafkaDefaults implements ConnectorDefaults {

    private static final String SERIALIZER = "org.apache.kafka.common.serialization.ByteArraySerializer";
    private static final String DESERIALIZER = "org.apache.kafka.common.serialization.ByteArrayDeserializer";

    @Override
    public String connector() {
        return KafkaCodec.CONNECTOR;
    }

    @Override
    public Map<String, String> requiredIncoming() {
        return Map.of(
                "key.deserializer",
                DESERIALIZER,
                "value.deserializer",
                KafkaEventDeserializer.class.getName(),
                "cloud-events",
                "false",
                "batch",
                "false");
    }

    @Override
    public Map<String, String> requiredOutgoing() {
        return Map.of("key.serializer", SERIALIZER, "value.serializer", SERIALIZER, "cloud-events", "false");
    }

    /** A group that is new begins with what is there, so that no event is lost between deployment and first poll. */
    @Override
    public Map<String, String> usualIncoming() {
        return Map.of("auto.offset.reset", "earliest", "throttled.unprocessed-record-max-age.ms", "0");
    }

    /**
     * A confirmation means that every replica in sync has the event, and what is sent again after a broken connection comes
     * neither twice nor out of order: with {@code acks=all}, Kafka's producer is idempotent. The connector's own default is 1.
     */
    @Override
    public Map<String, String> usualOutgoing() {
        return Map.of("acks", "all");
    }

    @Override
    public Map<String, String> wayBack(String channel, Function<String, Optional<String>> incoming) {
        return Map.of("topic", incoming.apply("topic").orElse(channel), "lazy-client", "true");
    }

    @Override
    public Set<String> connection() {
        return Set.of(
                "bootstrap.servers", "kafka-configuration", "tls-configuration-name", "security.", "ssl.", "sasl.");
    }
}

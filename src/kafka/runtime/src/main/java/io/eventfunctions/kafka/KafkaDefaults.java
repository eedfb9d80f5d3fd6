package io.eventfunctions.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/** Kafka channels carry bytes, leave CloudEvents to our codec, and a slow delivery doesn't make them unhealthy. */
final class KafkaDefaults implements ConnectorDefaults {

    private static final String SERIALIZER = "org.apache.kafka.common.serialization.ByteArraySerializer";
    private static final String DESERIALIZER = "org.apache.kafka.common.serialization.ByteArrayDeserializer";

    @Override
    public Optional<String> commonPrefix() {
        return Optional.of("kafka.");
    }

    @Override
    public Map<String, String> requiredIncoming() {
        return Map.of(
                "key.deserializer",
                DESERIALIZER,
                "value.deserializer",
                KafkaEventDeserializer.NAME,
                "cloud-events",
                "false",
                "batch",
                "false",
                "enable.auto.commit",
                "false",
                "commit-strategy",
                "throttled");
    }

    /** These strategies would make a producer from the consumer's deserializers, and ours has no serializer beside it. */
    @Override
    public List<RefusedValue> refusedIncoming() {
        return List.of(
                new RefusedValue("failure-strategy", "dead-letter-queue", "delivery.dead-letter"),
                new RefusedValue("failure-strategy", "delayed-retry-topic", "delivery.retry"));
    }

    @Override
    public Map<String, String> requiredOutgoing() {
        return Map.of("key.serializer", SERIALIZER, "value.serializer", SERIALIZER, "cloud-events", "false");
    }

    /** A group that is new begins with what is there, so that no event is lost between deployment and first poll. */
    @Override
    public Map<String, String> incoming() {
        return Map.of("auto.offset.reset", "earliest", "throttled.unprocessed-record-max-age.ms", "0");
    }

    /**
     * A confirmation means that every replica in sync has the event, and what is sent again after a broken connection comes
     * neither twice nor out of order: with {@code acks=all}, Kafka's producer is idempotent. The connector's own default is 1.
     */
    @Override
    public Map<String, String> outgoing() {
        return Map.of("acks", "all");
    }

    /**
     * A producer has its id and its sequence numbers from the broker. Copies of a process that has one would send different events
     * under the same numbers; the broker would confirm the second as a duplicate of the first and drop it.
     */
    @Override
    public Map<String, String> lazyOutgoing() {
        return Map.of("lazy-client", "true");
    }

    @Override
    public Set<String> connection() {
        return Set.of(
                "bootstrap.servers", "kafka-configuration", "tls-configuration-name", "security.", "ssl.", "sasl.");
    }
}

package io.eventfunctions.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/** What Kafka channels need: bytes as values, CloudEvents left to our codec, and health that ignores slow deliveries. */
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

    /** These strategies derive a producer's serializers from the consumer's deserializers; ours has no matching serializer. */
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

    /** A new group starts at the earliest offset, so that no event is lost between deployment and the first poll. */
    @Override
    public Map<String, String> incoming() {
        return Map.of("auto.offset.reset", "earliest", "throttled.unprocessed-record-max-age.ms", "0");
    }

    /**
     * An event is confirmed when every in-sync replica has it. With {@code acks=all} the producer is idempotent: a retry after
     * a lost connection neither duplicates nor reorders events. The connector's default is 1.
     */
    @Override
    public Map<String, String> outgoing() {
        return Map.of("acks", "all");
    }

    /**
     * A producer gets its id and sequence numbers from the broker. If a process is copied from a snapshot that has a producer, the
     * copies send different events with the same numbers: the broker confirms the second event as a duplicate and drops it.
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

package io.eventfunctions.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.eventfunctions.spi.ConnectorDefaults;

/** Kafka channels carry bytes, leave CloudEvents to our codec, and a slow delivery doesn't make them unhealthy. */
public class KafkaDefaults implements ConnectorDefaults {

    private static final String SERIALIZER = "org.apache.kafka.common.serialization.ByteArraySerializer";
    private static final String DESERIALIZER = "org.apache.kafka.common.serialization.ByteArrayDeserializer";

    @Override
    public String connector() {
        return KafkaCodec.CONNECTOR;
    }

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
    public List<Impossible> impossibleIncoming() {
        return List.of(
                new Impossible("failure-strategy", "dead-letter-queue", "delivery.dead-letter"),
                new Impossible("failure-strategy", "delayed-retry-topic", "delivery.retry"));
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
        String topic = ConsumedTopics.of(channel, incoming).only().orElseThrow();
        return Map.of("topic", topic, "lazy-client", "true");
    }

    @Override
    public Optional<String> noWayBack(String channel, Function<String, Optional<String>> incoming) {
        ConsumedTopics topics = ConsumedTopics.of(channel, incoming);
        return topics.only().isPresent() ? Optional.empty() : Optional.of(topics.attribute());
    }

    @Override
    public Optional<String> target(String channel, Function<String, Optional<String>> outgoing) {
        return Optional.of(broker(outgoing) + outgoing.apply("topic").orElse(channel));
    }

    @Override
    public Predicate<String> consumed(String channel, Function<String, Optional<String>> incoming) {
        String broker = broker(incoming);
        Predicate<String> topics = ConsumedTopics.of(channel, incoming).contains();
        return target -> target.startsWith(broker) && topics.test(target.substring(broker.length()));
    }

    @Override
    public boolean consumes(String channel, Function<String, Optional<String>> incoming, String name) {
        return ConsumedTopics.of(channel, incoming).contains().test(name);
    }

    /** What tells one cluster from another, as far as the attributes say. */
    private static String broker(Function<String, Optional<String>> attributes) {
        String servers = attributes.apply("bootstrap.servers").orElse("");
        return Stream.of(servers.split(",")).map(String::strip).sorted().collect(Collectors.joining(",")) + " "
                + attributes.apply("kafka-configuration").orElse("") + " ";
    }

    @Override
    public Set<String> connection() {
        return Set.of(
                "bootstrap.servers", "kafka-configuration", "tls-configuration-name", "security.", "ssl.", "sasl.");
    }
}

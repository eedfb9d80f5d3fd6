package io.eventfunctions.lambda.invocation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.eventfunctions.aws.binding.FifoIds;
import io.eventfunctions.lambda.source.Origin;
import io.eventfunctions.lambda.source.SourceKind;
import io.eventfunctions.spi.ConnectorDefaults;

/**
 * What a channel consumes.
 *
 * @param channel the channel's name
 * @param description how people are told of it
 * @param queue the queue that it consumes, if it does
 * @param sources whether a name is its source, by kind
 */
public record ChannelSource(
        String channel, String description, Optional<String> queue, Map<SourceKind, Predicate<String>> sources) {

    private static final Set<SourceKind> WITHOUT_CONNECTOR =
            EnumSet.of(SourceKind.SNS, SourceKind.KINESIS, SourceKind.DYNAMODB, SourceKind.S3);

    /** A channel on a queue, and perhaps on the topic that feeds it, which may as well invoke the function itself. */
    public static ChannelSource ofQueue(String channel, Function<String, Optional<String>> attributes) {
        String queue = attributes
                .apply("queue.url")
                .map(FifoIds::name)
                .or(() -> attributes.apply("queue"))
                .orElse(channel);
        Map<SourceKind, Predicate<String>> sources = new EnumMap<>(SourceKind.class);
        sources.put(SourceKind.SQS, queue::equals);
        attributes.apply("topic").ifPresent(topic -> sources.put(SourceKind.SNS, topic::equals));
        return new ChannelSource(channel, "%s (queue %s)".formatted(channel, queue), Optional.of(queue), sources);
    }

    /** A channel on a topic of Kafka, or on several. */
    public static ChannelSource ofKafka(
            String channel, ConnectorDefaults connector, Function<String, Optional<String>> attributes) {
        String topics =
                attributes.apply("topics").or(() -> attributes.apply("topic")).orElse(channel);
        return new ChannelSource(
                channel,
                "%s (Kafka topic %s)".formatted(channel, topics),
                Optional.empty(),
                Map.of(SourceKind.KAFKA, name -> connector.consumes(channel, attributes, name)));
    }

    /**
     * A channel of an event source that has no connector of its own. It names its source, or has the same name; one on a bus may
     * name the sources of the events that it takes.
     */
    public static ChannelSource ofEventSource(String channel, Function<String, Optional<String>> attributes) {
        Map<SourceKind, Predicate<String>> sources = new EnumMap<>(SourceKind.class);
        for (SourceKind kind : WITHOUT_CONNECTOR) {
            attributes.apply(kind.attribute()).ifPresent(name -> sources.put(kind, name::equals));
        }
        String bus = SourceKind.EVENTBRIDGE.attribute();
        attributes.apply(bus).ifPresent(name -> {
            List<String> wanted = attributes.apply("event-source").stream()
                    .flatMap(list -> List.of(list.split("\\s*,\\s*")).stream())
                    .toList();
            sources.put(SourceKind.EVENTBRIDGE, source -> wanted.isEmpty() || wanted.contains(source));
        });
        if (sources.isEmpty()) {
            WITHOUT_CONNECTOR.forEach(kind -> sources.put(kind, channel::equals));
            return new ChannelSource(channel, channel, Optional.empty(), sources);
        }
        String described = sources.keySet().stream()
                .map(kind -> kind.attribute() + " "
                        + attributes.apply(kind.attribute()).orElseThrow())
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return new ChannelSource(channel, "%s (%s)".formatted(channel, described), Optional.empty(), sources);
    }

    boolean consumes(Origin origin) {
        Predicate<String> names = sources.get(origin.kind());
        return names != null && names.test(origin.name());
    }

    @Override
    public String toString() {
        return description;
    }
}

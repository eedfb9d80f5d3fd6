package io.eventfunctions.kafka;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDefaults;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

/** Describes Kafka channels: an incoming one consumes one topic, a list of topics, or all topics that match a pattern. */
public class KafkaConnectorDescriptor implements ConnectorDescriptor {

    private static final String TOPIC = "topic";

    private final ConnectorDefaults defaults = new KafkaDefaults();

    @Override
    public String connector() {
        return KafkaCodec.CONNECTOR;
    }

    @Override
    public ChannelSource source(ChannelAttributes incoming) {
        Optional<String> group = incoming.find("group.id");
        Optional<Set<String>> several = incoming.find("topics").map(KafkaConnectorDescriptor::names);
        if (several.isPresent()) {
            return new ChannelSource.TopicSource(several.get(), group);
        }
        String topic = incoming.findOrChannelName(TOPIC);
        return incoming.isTrue("pattern")
                ? new ChannelSource.PatternSource(pattern(incoming.channel(), topic), group)
                : new ChannelSource.TopicSource(Set.of(topic), group);
    }

    private static Pattern pattern(String channel, String topic) {
        try {
            return Pattern.compile(topic);
        } catch (PatternSyntaxException e) {
            throw KafkaMessages.MESSAGES.invalidPattern(topic, channel, e.getDescription());
        }
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Optional<Destination> destination(ChannelAttributes outgoing) {
        return Optional.of(new Destination.Topic(outgoing.findOrChannelName(TOPIC)));
    }

    @Override
    public Map<String, String> attributesTo(Destination destination, ChannelAttributes incoming) {
        return Map.of(TOPIC, destination.name(), "lazy-client", "true");
    }

    @Override
    public boolean isSameBroker(ChannelAttributes incoming, ChannelAttributes outgoing) {
        return servers(incoming).equals(servers(outgoing))
                && incoming.find("kafka-configuration").equals(outgoing.find("kafka-configuration"));
    }

    private static Set<String> servers(ChannelAttributes attributes) {
        return Stream.of(attributes.find("bootstrap.servers").orElse("").split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    @Override
    public ConnectorDefaults defaults() {
        return defaults;
    }

    @Override
    public boolean isAvailableOnLambda() {
        return true;
    }
}

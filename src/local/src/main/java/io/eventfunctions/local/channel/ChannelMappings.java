package io.eventfunctions.local.channel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.channel.Connectors;
import io.eventfunctions.configuration.ConfiguredChannel;
import io.eventfunctions.configuration.ConnectorChannels;
import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

/** The event source mappings that the incoming channels of an application stand for. */
public final class ChannelMappings {

    private static final String SERVED = "quarkus.event-functions.lambda.channels";

    private final Config config;
    private final Map<String, String> brokers;

    /**
     * Mappings of configured channels.
     *
     * @param started addresses by connector of the brokers that were started for them, where the configuration names none
     */
    public ChannelMappings(Config config, Map<String, String> started) {
        this.config = config;
        this.brokers = Map.copyOf(started);
    }

    /** The mappings by the names of their channels: those alone that the deployment serves, if it says which. */
    public Map<String, List<EventSourceMapping>> byChannel() {
        Map<String, List<EventSourceMapping>> mappings = new TreeMap<>();
        for (ConnectorDescriptor connector : Connectors.onClassPath().all()) {
            if (connector.isAvailableOnLambda()) {
                for (ConfiguredChannel channel : new ConnectorChannels(config, connector.connector()).without()) {
                    if (!channel.isOutgoing() && isServed(channel)) {
                        List<EventSourceMapping> some = mappings(channel, connector);
                        if (!some.isEmpty()) {
                            mappings.put(channel.name(), some);
                        }
                    }
                }
            }
        }
        return mappings;
    }

    private boolean isServed(ConfiguredChannel channel) {
        return config.getOptionalValues(SERVED, String.class)
                .map(served -> served.contains(channel.name()))
                .orElse(true);
    }

    /** One for each queue or topic; none for event sources that there are not on this machine. */
    private List<EventSourceMapping> mappings(ConfiguredChannel channel, ConnectorDescriptor connector) {
        ChannelSource source = connector.source(
                new ChannelAttributes(channel.name(), attribute -> Optional.ofNullable(channel.value(attribute))));
        if (source instanceof ChannelSource.QueueSource queue) {
            return List.of(
                    SqsMapping.of(queue(channel, queue.queue(), connector)).withReportBatchItemFailures());
        }
        if (source instanceof ChannelSource.TopicSource topics) {
            String servers = address(channel, "bootstrap.servers", "kafka.bootstrap.servers", connector);
            return topics.names().stream()
                    .<EventSourceMapping>map(topic -> KafkaMapping.of(
                                    TopicReference.selfManaged(servers, topic, "lambda-" + channel.name()),
                                    new StartingPosition.TrimHorizon())
                            .withReportBatchItemFailures())
                    .toList();
        }
        return List.of();
    }

    private QueueReference queue(ConfiguredChannel channel, Destination.Queue queue, ConnectorDescriptor connector) {
        return queue.url()
                .map(QueueReference::at)
                .orElseGet(() -> QueueReference.local(
                        queue.name(),
                        URI.create(address(channel, "endpoint-override", "quarkus.sqs.endpoint-override", connector))));
    }

    private String address(ConfiguredChannel channel, String attribute, String key, ConnectorDescriptor connector) {
        return Optional.ofNullable(channel.value(attribute))
                .or(() -> config.getOptionalValue(
                        "mp.messaging.connector." + connector.connector() + "." + attribute, String.class))
                .or(() -> config.getOptionalValue(key, String.class))
                .or(() -> Optional.ofNullable(brokers.get(connector.connector())))
                .orElseThrow(() -> LocalMessages.MAPPING.noBroker(channel.name(), channel.key(attribute)));
    }
}

package io.eventfunctions.local.channel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.configuration.ConfiguredChannel;
import io.eventfunctions.configuration.ConnectorChannels;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

/** The event source mappings that the incoming channels of an application stand for. */
public final class ChannelMappings {

    private static final String SQS = "smallrye-sqs";
    private static final String KAFKA = "smallrye-kafka";
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
    public Map<String, EventSourceMapping> byChannel() {
        Map<String, EventSourceMapping> mappings = new TreeMap<>();
        for (ConfiguredChannel channel : incoming(SQS)) {
            mappings.put(channel.name(), SqsMapping.of(queue(channel)).withReportBatchItemFailures());
        }
        for (ConfiguredChannel channel : incoming(KAFKA)) {
            mappings.put(
                    channel.name(),
                    KafkaMapping.of(
                                    TopicReference.selfManaged(
                                            address(channel, "bootstrap.servers", "kafka.bootstrap.servers", KAFKA),
                                            channel.valueOrName("topic"),
                                            "lambda-" + channel.name()),
                                    new StartingPosition.TrimHorizon())
                            .withReportBatchItemFailures());
        }
        return mappings;
    }

    private List<ConfiguredChannel> incoming(String connector) {
        return new ConnectorChannels(config, connector)
                .without().stream()
                        .filter(channel -> !channel.isOutgoing() && isServed(channel))
                        .toList();
    }

    private boolean isServed(ConfiguredChannel channel) {
        return config.getOptionalValues(SERVED, String.class)
                .map(served -> served.contains(channel.name()))
                .orElse(true);
    }

    private QueueReference queue(ConfiguredChannel channel) {
        String url = channel.value("queue.url");
        if (url != null) {
            return QueueReference.at(url);
        }
        String endpoint = address(channel, "endpoint-override", "quarkus.sqs.endpoint-override", SQS);
        return QueueReference.local(channel.valueOrName("queue"), URI.create(endpoint));
    }

    private String address(ConfiguredChannel channel, String attribute, String key, String connector) {
        return Optional.ofNullable(channel.value(attribute))
                .or(() ->
                        config.getOptionalValue("mp.messaging.connector." + connector + "." + attribute, String.class))
                .or(() -> config.getOptionalValue(key, String.class))
                .or(() -> Optional.ofNullable(brokers.get(connector)))
                .orElseThrow(() -> new IllegalStateException(
                        "EVF0505 Channel %s can't be polled as on Lambda, because nothing says where its broker is: set %s"
                                .formatted(channel.name(), channel.key(attribute))));
    }
}

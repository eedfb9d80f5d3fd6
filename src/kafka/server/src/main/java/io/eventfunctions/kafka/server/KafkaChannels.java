package io.eventfunctions.kafka.server;

import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.configuration.ConfiguredChannel;
import io.eventfunctions.configuration.ConnectorChannels;

/** The channels on Kafka in an application's configuration, as far as a local server has to know them. */
public final class KafkaChannels {

    /** The name of the connector. */
    public static final String CONNECTOR = "smallrye-kafka";

    private static final String SERVERS = "bootstrap.servers";

    private final ConnectorChannels channels;

    public KafkaChannels(Config config) {
        this.channels = new ConnectorChannels(config, CONNECTOR);
    }

    public boolean brokerIsConfigured() {
        return channels.isSet("kafka." + SERVERS) || channels.allHave(SERVERS);
    }

    /** The topics of the channels on Kafka that name no broker of their own; dead letters included. */
    public Set<String> topicsWithoutBroker() {
        Set<String> topics = new TreeSet<>();
        for (ConfiguredChannel channel : channels.without(SERVERS)) {
            topics.add(channel.valueOrName("topic"));
            String deadLetters = channel.value("delivery.dead-letter");
            if (deadLetters != null) {
                topics.add(deadLetters);
            }
        }
        return topics;
    }
}

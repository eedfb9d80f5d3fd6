package io.eventfunctions.local.deployment;

import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of Kafka. */
final class KafkaChannels {

    private static final String SERVERS = "bootstrap.servers";

    private final ConfiguredChannels channels;

    KafkaChannels(Config config) {
        this.channels = new ConfiguredChannels(config, "smallrye-kafka");
    }

    boolean brokerIsConfigured() {
        return channels.isSet("kafka." + SERVERS) || channels.allHave(SERVERS);
    }

    /** The topics of the channels on Kafka that name no broker of their own; dead letters included. */
    Set<String> topicsWithoutBroker() {
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

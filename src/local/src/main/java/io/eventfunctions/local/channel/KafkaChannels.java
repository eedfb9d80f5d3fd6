package io.eventfunctions.local.channel;

import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of Kafka. */
public final class KafkaChannels {

    private static final String SERVERS = "bootstrap.servers";

    private final ConfiguredChannels channels;

    public KafkaChannels(Config config) {
        this.channels = new ConfiguredChannels(config, "smallrye-kafka");
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

package io.eventfunctions.aws.server;

import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.configuration.ConfiguredChannel;
import io.eventfunctions.configuration.ConnectorChannels;

/** The channels on SQS in an application's configuration, as far as a local server has to know them. */
public final class SqsChannels {

    /** The name of the connector. */
    public static final String CONNECTOR = "smallrye-sqs";

    private static final String ENDPOINT = "endpoint-override";

    private final ConnectorChannels channels;

    public SqsChannels(Config config) {
        this.channels = new ConnectorChannels(config, CONNECTOR);
    }

    public boolean serverIsConfigured() {
        return channels.isSet("quarkus.sqs." + ENDPOINT) || channels.allHave(ENDPOINT);
    }

    /** The queues of the channels on SQS that name no server of their own; dead letters included. */
    public Set<String> queuesWithoutServer() {
        Set<String> queues = new TreeSet<>();
        for (ConfiguredChannel channel : channels.without(ENDPOINT, "queue.url")) {
            queues.add(channel.valueOrName("queue"));
            String deadLetters = channel.value("delivery.dead-letter");
            if (deadLetters != null && !channels.isSet("mp.messaging.outgoing." + deadLetters + ".connector")) {
                queues.add(deadLetters);
            }
        }
        return queues;
    }
}

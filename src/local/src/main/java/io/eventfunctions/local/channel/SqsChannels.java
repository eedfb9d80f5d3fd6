package io.eventfunctions.local.channel;

import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of SQS. */
public final class SqsChannels {

    private static final String ENDPOINT = "endpoint-override";

    private final ConfiguredChannels channels;

    public SqsChannels(Config config) {
        this.channels = new ConfiguredChannels(config, "smallrye-sqs");
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

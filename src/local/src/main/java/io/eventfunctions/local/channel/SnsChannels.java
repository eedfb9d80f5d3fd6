package io.eventfunctions.local.channel;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of SNS. */
public final class SnsChannels {

    private static final String ENDPOINT = "endpoint-override";

    private final ConfiguredChannels channels;

    public SnsChannels(Config config) {
        this.channels = new ConfiguredChannels(config, "smallrye-sns");
    }

    public boolean serverIsConfigured() {
        return channels.isSet("quarkus.sns." + ENDPOINT) || channels.allHave(ENDPOINT);
    }

    /** Whether there is a channel on SNS that doesn't say where its topic is. */
    public boolean anyWithoutServer() {
        return channels.without(ENDPOINT, "topic.arn").stream().anyMatch(ConfiguredChannel::isOutgoing);
    }
}

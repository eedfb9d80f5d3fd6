package io.eventfunctions.local.deployment;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of SNS. */
final class SnsChannels {

    private static final String ENDPOINT = "endpoint-override";

    private final ConfiguredChannels channels;

    SnsChannels(Config config) {
        this.channels = new ConfiguredChannels(config, "smallrye-sns");
    }

    boolean serverIsConfigured() {
        return channels.isSet("quarkus.sns." + ENDPOINT) || channels.allHave(ENDPOINT);
    }

    /** Whether there is a channel on SNS that doesn't say where its topic is. */
    boolean anyWithoutServer() {
        return channels.without(ENDPOINT, "topic.arn").stream().anyMatch(ConfiguredChannel::isOutgoing);
    }
}

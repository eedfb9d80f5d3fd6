package io.eventfunctions.aws.server;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.configuration.ConfiguredChannel;
import io.eventfunctions.configuration.ConnectorChannels;

/** The channels on SNS in an application's configuration, as far as a local server has to know them. */
public final class SnsChannels {

    /** The name of the connector. */
    public static final String CONNECTOR = "smallrye-sns";

    private static final String ENDPOINT = "endpoint-override";

    private final ConnectorChannels channels;

    public SnsChannels(Config config) {
        this.channels = new ConnectorChannels(config, CONNECTOR);
    }

    public boolean serverIsConfigured() {
        return channels.isSet("quarkus.sns." + ENDPOINT) || channels.allHave(ENDPOINT);
    }

    /** Whether there is a channel on SNS that doesn't say where its topic is. */
    public boolean anyWithoutServer() {
        return channels.without(ENDPOINT, "topic.arn").stream().anyMatch(ConfiguredChannel::isOutgoing);
    }
}

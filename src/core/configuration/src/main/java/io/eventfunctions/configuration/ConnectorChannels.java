package io.eventfunctions.configuration;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

/** The channels of one connector in an application's configuration. */
public final class ConnectorChannels {

    private final Config config;
    private final String connector;

    public ConnectorChannels(Config config, String connector) {
        this.config = config;
        this.connector = connector;
    }

    /** The channels that say nothing of these attributes. */
    public List<ConfiguredChannel> without(String... attributes) {
        return ConfiguredChannel.in(config)
                .filter(channel -> connector.equals(channel.value("connector")))
                .filter(channel -> Stream.of(attributes).allMatch(attribute -> channel.value(attribute) == null))
                .toList();
    }

    /** Whether an attribute is set for all channels of the connector. */
    public boolean allHave(String attribute) {
        return isSet("mp.messaging.connector." + connector + "." + attribute);
    }

    /** Whether any key of the configuration is set. */
    public boolean isSet(String key) {
        return ConfiguredChannel.value(config, key) != null;
    }
}

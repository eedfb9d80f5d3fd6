package io.eventfunctions.configuration;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.Config;

/** The channels of one connector in an application's configuration. */
public final class ConnectorChannels {

    private static final String CONNECTOR = ".connector";

    private final Config config;
    private final String connector;

    public ConnectorChannels(Config config, String connector) {
        this.config = config;
        this.connector = connector;
    }

    /** The channels that say nothing of these attributes. */
    public List<ConfiguredChannel> without(String... attributes) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(ConfiguredChannel::isOfChannel)
                .filter(name -> name.endsWith(CONNECTOR) && connector.equals(value(name)))
                .map(name -> name.substring(0, name.length() - CONNECTOR.length()))
                .map(prefix -> new ConfiguredChannel(prefix, this::value))
                .filter(channel -> Stream.of(attributes).allMatch(attribute -> channel.value(attribute) == null))
                .toList();
    }

    /** Whether an attribute is set for all channels of the connector. */
    public boolean allHave(String attribute) {
        return isSet("mp.messaging.connector." + connector + "." + attribute);
    }

    /** Whether any key of the configuration is set. */
    public boolean isSet(String key) {
        return value(key) != null;
    }

    private String value(String key) {
        return config.getOptionalValue(key, String.class)
                .filter(value -> !value.isBlank())
                .orElse(null);
    }
}

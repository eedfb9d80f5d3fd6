package io.eventfunctions.configuration;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.Config;

/**
 * One of the channels in an application's configuration.
 *
 * @param prefix what its keys begin with
 * @param configuration the value of a key, or {@code null}
 */
public record ConfiguredChannel(String prefix, UnaryOperator<String> configuration) {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String OUTGOING = "mp.messaging.outgoing.";
    private static final String CONNECTOR = ".connector";

    /** The channels that have a connector. */
    public static Stream<ConfiguredChannel> in(Config config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(key -> key.endsWith(CONNECTOR))
                .filter(key -> key.startsWith(INCOMING) || key.startsWith(OUTGOING))
                .map(key -> prefix(key.substring(0, key.length() - CONNECTOR.length())))
                .distinct()
                .map(prefix -> new ConfiguredChannel(prefix, key -> value(config, key)))
                .filter(channel -> channel.value("connector") != null);
    }

    /**
     * A channel's name with a dot is in quotes, unless it comes from an environment variable, whose name does not tell a dot from a
     * hyphen: then it is a hyphen.
     */
    private static String prefix(String listed) {
        String direction = listed.startsWith(INCOMING) ? INCOMING : OUTGOING;
        String channel = listed.substring(direction.length());
        return direction + (channel.startsWith("\"") ? channel : channel.replace('.', '-'));
    }

    /** The value of a key without the spaces around it, or {@code null} if it is not set or blank. */
    static String value(Config config, String key) {
        Optional<String> value = config.getOptionalValue(key, String.class);
        return value.map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }

    public boolean isOutgoing() {
        return prefix.startsWith(OUTGOING);
    }

    public String name() {
        return prefix.substring((isOutgoing() ? OUTGOING : INCOMING).length()).replace("\"", "");
    }

    public String key(String attribute) {
        return prefix + "." + attribute;
    }

    /** What the channel says of an attribute, or {@code null}. */
    public String value(String attribute) {
        return configuration.apply(key(attribute));
    }

    public String valueOrName(String attribute) {
        String value = value(attribute);
        return value == null ? name() : value;
    }
}

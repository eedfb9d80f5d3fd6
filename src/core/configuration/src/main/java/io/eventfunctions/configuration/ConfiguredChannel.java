package io.eventfunctions.configuration;

import java.util.function.UnaryOperator;

/**
 * One of the {@link ConnectorChannels}.
 *
 * @param prefix what its keys begin with
 * @param configuration the value of a key, or {@code null}
 */
public record ConfiguredChannel(String prefix, UnaryOperator<String> configuration) {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String OUTGOING = "mp.messaging.outgoing.";

    /** Whether a key belongs to a channel. */
    static boolean isOfChannel(String key) {
        return key.startsWith(INCOMING) || key.startsWith(OUTGOING);
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

package io.eventfunctions.local.deployment;

import java.util.function.UnaryOperator;

/**
 * One channel of {@link ConfiguredChannels}.
 *
 * @param prefix what its keys begin with
 * @param configuration the value of a key, or {@code null}
 */
record ConfiguredChannel(String prefix, UnaryOperator<String> configuration) {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String OUTGOING = "mp.messaging.outgoing.";

    /** Whether a key belongs to a channel. */
    static boolean isOfChannel(String key) {
        return key.startsWith(INCOMING) || key.startsWith(OUTGOING);
    }

    boolean isOutgoing() {
        return prefix.startsWith(OUTGOING);
    }

    String name() {
        return prefix.substring((isOutgoing() ? OUTGOING : INCOMING).length()).replace("\"", "");
    }

    String key(String attribute) {
        return prefix + "." + attribute;
    }

    /** What the channel says of an attribute, or {@code null}. */
    String value(String attribute) {
        return configuration.apply(key(attribute));
    }

    String valueOrName(String attribute) {
        String value = value(attribute);
        return value == null ? name() : value;
    }
}

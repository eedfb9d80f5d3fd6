package io.eventfunctions.channel;

import java.util.List;

/**
 * The channels that the build found in the application's functions; the names travel as configuration, because the
 * channels' defaults must be known before any bean exists.
 *
 * @param incoming channels that functions consume
 * @param outgoing channels that functions send to
 */
public record ChannelNames(List<String> incoming, List<String> outgoing) {

    /** The configuration key of {@link #incoming()}, values separated by commas. */
    public static final String INCOMING = "event-functions.channels.incoming";

    /** The configuration key of {@link #outgoing()}, values separated by commas. */
    public static final String OUTGOING = "event-functions.channels.outgoing";

    /** The names in a configuration. */
    public static ChannelNames from(ChannelSettings settings) {
        return new ChannelNames(list(settings, INCOMING), list(settings, OUTGOING));
    }

    private static List<String> list(ChannelSettings settings, String key) {
        return settings.value(key).map(names -> List.of(names.split(","))).orElse(List.of());
    }
}

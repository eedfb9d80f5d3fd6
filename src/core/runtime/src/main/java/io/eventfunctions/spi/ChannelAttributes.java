package io.eventfunctions.spi;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The attributes of one channel, as MicroProfile Reactive Messaging lays them out: what stands under
 * {@code mp.messaging.incoming.<channel>.*} or {@code mp.messaging.outgoing.<channel>.*}, or else what holds for all channels of
 * the connector.
 *
 * @param channel the channel's name
 * @param lookup finds the value of an attribute by its name, such as {@code topic}; empty where it is not set or blank
 */
public record ChannelAttributes(String channel, Function<String, Optional<String>> lookup) {

    /** Attributes that are known already, such as those of a test. */
    public static ChannelAttributes of(String channel, Map<String, String> attributes) {
        return new ChannelAttributes(channel, name -> Optional.ofNullable(attributes.get(name)));
    }

    /** The value of an attribute; empty if it is not set. */
    public Optional<String> find(String attribute) {
        return lookup.apply(attribute);
    }

    /** The value of an attribute that names something after the channel where it is not set. */
    public String findOrChannelName(String attribute) {
        return find(attribute).orElse(channel);
    }

    /** Whether an attribute is set to {@code true}. */
    public boolean isTrue(String attribute) {
        return find(attribute).map(Boolean::parseBoolean).orElse(false);
    }
}

package io.eventfunctions.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.quarkus.runtime.configuration.DurationConverter;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the attributes of one channel; a value that is not possible stops the start with its key and what is expected. */
final class ChannelValues {

    private final String direction;
    private final String channel;
    private final Config attributes;

    /**
     * The attributes of a channel.
     *
     * @param direction {@code incoming} or {@code outgoing}
     */
    ChannelValues(String direction, String channel, Config attributes) {
        this.direction = direction;
        this.channel = channel;
        this.attributes = attributes;
    }

    /**
     * An attribute's value.
     *
     * @param value reads it; may throw what the configuration throws at a value of the wrong type
     * @throws IllegalArgumentException if it is not valid
     */
    <T> T valid(String attribute, Supplier<T> value, Predicate<T> valid, String expected) {
        try {
            T found = value.get();
            if (valid.test(found)) {
                return found;
            }
        } catch (IllegalArgumentException e) {
            // Reported below with its key.
        }
        throw invalid(attribute, expected);
    }

    int positive(String attribute, Supplier<Integer> value) {
        return valid(attribute, value, number -> number > 0, "a positive integer");
    }

    Duration duration(String attribute, Supplier<String> value) {
        return valid(
                attribute,
                () -> DurationConverter.parseDuration(value.get()),
                duration -> duration.toMillis() > 0,
                "a duration such as 500ms, 30s or 15m");
    }

    /** The exception of a value that is not possible. */
    IllegalArgumentException invalid(String attribute, String expected) {
        List<String> keys = keys(attribute);
        Config all = ConfigProvider.getConfig();
        for (String key : keys) {
            Optional<String> value = all.getOptionalValue(key, String.class);
            if (value.isPresent()) {
                return RedisMessages.MESSAGES.invalidValue(value.get(), key, expected);
            }
        }
        String value = attributes.getOptionalValue(attribute, String.class).orElse("");
        return RedisMessages.MESSAGES.invalidValue(value, keys.get(0), expected);
    }

    /** The keys under which the user may have set it: for the channel, for all channels of the connector, for all of Quarkus. */
    private List<String> keys(String attribute) {
        String name = channel.indexOf('.') < 0 ? channel : '"' + channel + '"';
        List<String> keys = new ArrayList<>(List.of(
                "mp.messaging." + direction + "." + name + "." + attribute,
                "mp.messaging.connector." + RedisCodec.CONNECTOR + "." + attribute));
        if (attribute.equals(RedisConnectorDescriptor.URL)) {
            keys.add(RedisStreamsConnector.HOSTS_OF_QUARKUS);
        }
        return keys;
    }
}

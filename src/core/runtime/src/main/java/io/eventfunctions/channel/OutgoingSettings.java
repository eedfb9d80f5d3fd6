package io.eventfunctions.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.runtime.configuration.DurationConverter;

import io.eventfunctions.Extensions;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.ContentMode;

/**
 * What {@code mp.messaging.outgoing.<channel>.delivery.*} says, and {@code mp.messaging.connector.<connector>.delivery.mode} where the
 * channel names no mode.
 *
 * @param mode the content mode, or {@code null} for the transport's usual one
 * @param ttl how long events live from their time on, or {@code null} without limit
 * @param timeout the time within which a publication ends
 * @param clock gives the time of events that have none
 */
record OutgoingSettings(ContentMode mode, Duration ttl, Duration timeout, Clock clock) {

    /** The attribute that limits publications. */
    static final String TIMEOUT = "delivery.timeout";

    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private static final String PREFIX = "delivery.";
    private static final String MODE = PREFIX + "mode";
    private static final Set<String> KEYS = new TreeSet<>(Set.of("mode", "timeout", "ttl"));

    static OutgoingSettings read(String channel, String connector, ChannelSettings settings, Clock clock) {
        String prefix = ChannelSettings.outgoing(channel, PREFIX);
        for (String name : settings.outgoingAttributes(channel).keySet()) {
            if (isOurs(name) && !KEYS.contains(name.substring(PREFIX.length()))) {
                throw CoreMessages.CHANNEL.unknownKey(ChannelSettings.outgoing(channel, name), "outgoing", KEYS);
            }
        }
        String own = ChannelSettings.outgoing(channel, MODE);
        String modeOfAll = ChannelSettings.connector(connector, MODE);
        return new OutgoingSettings(
                settings.value(own)
                        .map(value -> mode(own, value))
                        .or(() -> settings.value(modeOfAll).map(value -> mode(modeOfAll, value)))
                        .orElse(null),
                settings.value(prefix + "ttl")
                        .map(value -> duration(prefix + "ttl", value))
                        .orElse(null),
                settings.value(prefix + "timeout")
                        .map(value -> duration(prefix + "timeout", value))
                        .orElse(DEFAULT_TIMEOUT),
                clock);
    }

    /** Connectors have keys of the same beginning, such as Kafka's {@code delivery.timeout.ms}. */
    private static boolean isOurs(String name) {
        return name.startsWith(PREFIX) && name.indexOf('.', PREFIX.length()) < 0;
    }

    /** The event with its {@code expirytime}, if the channel has a TTL and the event has none of its own. */
    CloudEvent stamp(CloudEvent event) {
        if (ttl == null || event.getExtension(Extensions.EXPIRY_TIME) != null) {
            return event;
        }
        OffsetDateTime begin = event.getTime() == null ? OffsetDateTime.now(clock) : event.getTime();
        return CloudEventBuilder.from(event)
                .withExtension(Extensions.EXPIRY_TIME, begin.plus(ttl))
                .build();
    }

    private static ContentMode mode(String key, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "structured" -> ContentMode.STRUCTURED;
            case "binary" -> ContentMode.BINARY;
            default -> throw CoreMessages.CHANNEL.invalidValue(value, key, "structured or binary");
        };
    }

    /** A duration as the configuration writes it, such as {@code 30s}. */
    static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static Duration duration(String key, String value) {
        try {
            Duration duration = DurationConverter.parseDuration(value);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, with the key.
        }
        throw CoreMessages.CHANNEL.invalidValue(value, key, "a duration such as 500ms, 30s or 15m");
    }
}

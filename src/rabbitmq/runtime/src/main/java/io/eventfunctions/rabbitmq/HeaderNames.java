package io.eventfunctions.rabbitmq;

import java.util.Map;
import java.util.TreeMap;

/**
 * How the AMQP binding names the attributes of an event among the headers of a message. Version 1.0.2 has one prefix, later
 * ones a second, for clients that can't have colons in names: both are read, that of 1.0.2 is written, as every receiver
 * knows it.
 */
final class HeaderNames {

    private static final String PREFIX = "cloudEvents:";
    private static final String LATER_PREFIX = "cloudEvents_";

    private HeaderNames() {}

    static String of(String attribute) {
        return PREFIX + attribute;
    }

    /** The attributes among the headers, by name; where a message has one under both prefixes, the one of 1.0.2 counts. */
    static Map<String, Object> attributes(Map<String, Object> headers) {
        Map<String, Object> attributes = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (value != null && name.startsWith(LATER_PREFIX)) {
                attributes.putIfAbsent(name.substring(LATER_PREFIX.length()), value);
            } else if (value != null && name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), value);
            }
        });
        return attributes;
    }
}

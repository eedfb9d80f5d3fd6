package io.eventfunctions.rabbitmq;

import java.util.Map;
import java.util.TreeMap;

/**
 * The header names of event attributes. Version 1.0.2 of the AMQP binding has one prefix, later versions have a second one for clients
 * that do not support colons in names. Both are read; the prefix of 1.0.2 is written, because every receiver knows it.
 */
final class HeaderNames {

    private static final String PREFIX = "cloudEvents:";
    private static final String LATER_PREFIX = "cloudEvents_";

    private HeaderNames() {}

    static String of(String attribute) {
        return PREFIX + attribute;
    }

    /** The attributes in the headers by name; if a message has one with both prefixes, the one of 1.0.2 wins. */
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

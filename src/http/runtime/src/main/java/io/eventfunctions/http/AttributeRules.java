package io.eventfunctions.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.cloudevents.types.Time;

/**
 * What CloudEvents 1.0 asks of context attributes, and which of them are not for clients; names the one at fault, which the
 * SDK's exceptions don't.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes">CloudEvents 1.0.2,
 *     context attributes</a>
 */
final class AttributeRules {

    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");
    private static final List<String> TEXT = List.of("subject", "datacontenttype", "dataschema", "time");
    /** What these attributes say about an event, who may handle it and how often it went back, only the platform may say. */
    private static final String RESERVED = "deadletter";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

    private AttributeRules() {}

    /**
     * Checks the attributes of one event.
     *
     * @param attributes by name; a value that is not text is any other object
     * @throws Problem.Raised for the first that breaks a rule
     */
    static void check(Map<String, Object> attributes) {
        for (String name : attributes.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw wrong(name, "has a name with other characters than a-z and 0-9");
            }
            if (name.startsWith(RESERVED)) {
                throw wrong(
                        name,
                        "is reserved, as all that begin with " + RESERVED
                                + "; leave it out, or send a dead letter back with POST /dead-letters/{channel}/redrive");
            }
        }
        for (String name : REQUIRED) {
            Object value = attributes.get(name);
            if (value == null) {
                throw wrong(name, "is missing; every event has it");
            }
            requireText(name, value);
        }
        for (String name : TEXT) {
            if (attributes.get(name) != null) {
                requireText(name, attributes.get(name));
            }
        }
        if (!attributes.get("specversion").equals("1.0")) {
            throw wrong("specversion", "is '" + attributes.get("specversion") + "'; only 1.0 is supported");
        }
        requireUri("source", attributes, false);
        requireUri("dataschema", attributes, true);
        requireTime(attributes);
    }

    private static void requireText(String name, Object value) {
        if (!(value instanceof String text)) {
            throw wrong(name, "is not a string");
        }
        if (text.isEmpty()) {
            throw wrong(name, "is empty");
        }
    }

    private static void requireUri(String name, Map<String, Object> attributes, boolean absolute) {
        Object value = attributes.get(name);
        if (value == null) {
            return;
        }
        try {
            URI uri = new URI((String) value);
            if (absolute && !uri.isAbsolute()) {
                throw wrong(name, "is '" + value + "', which is no absolute URI");
            }
        } catch (URISyntaxException e) {
            throw wrong(name, "is '" + value + "', which is no URI: " + e.getReason());
        }
    }

    private static void requireTime(Map<String, Object> attributes) {
        Object value = attributes.get("time");
        if (value == null) {
            return;
        }
        try {
            Time.parseTime((String) value);
        } catch (DateTimeParseException e) {
            throw wrong("time", "is '" + value + "', which is no RFC 3339 time such as 2026-01-31T12:00:00Z");
        }
    }

    private static Problem.Raised wrong(String name, String what) {
        return new Problem.Raised(Problem.ofAttribute(name, "The attribute '" + name + "' " + what));
    }
}

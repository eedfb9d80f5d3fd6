package io.eventfunctions.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.cloudevents.types.Time;
import org.jspecify.annotations.Nullable;

/**
 * The rules of CloudEvents 1.0 for context attributes, and the attributes that clients must not set. A violation names the
 * attribute, which the SDK's exceptions do not.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes">CloudEvents 1.0.2,
 *     context attributes</a>
 */
final class AttributeRules {

    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");
    private static final List<String> TEXT = List.of("subject", "datacontenttype", "dataschema", "time");
    /** The prefix of the attributes of dead letters, which decide which function handles an event and how often it is redriven. */
    private static final String RESERVED = "deadletter";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

    private AttributeRules() {}

    /**
     * Checks the attributes of one event.
     *
     * @param attributes by name; a value that is not text is any other object
     * @throws ProblemException for the first that violates a rule
     */
    static void check(Map<String, @Nullable Object> attributes) {
        for (String name : attributes.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw wrong(name, "is invalid: names consist of a-z and 0-9");
            }
            if (name.startsWith(RESERVED)) {
                throw wrong(
                        name,
                        "is reserved, like all that begin with " + RESERVED
                                + ": remove it, or redrive a dead letter with POST /dead-letters/{channel}/redrive");
            }
        }
        for (String name : REQUIRED) {
            Object value = attributes.get(name);
            if (value == null) {
                throw wrong(name, "is missing, but required");
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

    private static void requireText(String name, @Nullable Object value) {
        if (!(value instanceof String text)) {
            throw wrong(name, "is not a string");
        }
        if (text.isEmpty()) {
            throw wrong(name, "is empty");
        }
    }

    private static void requireUri(String name, Map<String, @Nullable Object> attributes, boolean absolute) {
        Object value = attributes.get(name);
        if (value == null) {
            return;
        }
        try {
            URI uri = new URI((String) value);
            if (absolute && !uri.isAbsolute()) {
                throw wrong(name, "is '" + value + "', which is not an absolute URI");
            }
        } catch (URISyntaxException e) {
            throw wrong(name, "is '" + value + "', which is not a URI: " + e.getReason());
        }
    }

    private static void requireTime(Map<String, @Nullable Object> attributes) {
        Object value = attributes.get("time");
        if (value == null) {
            return;
        }
        try {
            Time.parseTime((String) value);
        } catch (DateTimeParseException e) {
            throw wrong("time", "is '" + value + "', which is not an RFC 3339 time such as 2026-01-31T12:00:00Z");
        }
    }

    private static ProblemException wrong(String name, String what) {
        return new ProblemException(ProblemDetails.ofAttribute(name, "The attribute '" + name + "' " + what));
    }
}

package io.eventfunctions.spi.event;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.function.BiConsumer;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.i18n.EventMessages;

/** The values of an event's attributes, as a transport sends them. */
public final class AttributeValues {

    private static final String SPEC_VERSION = "1.0";

    private AttributeValues() {}

    /**
     * Passes on all attributes of an event, {@code specversion} and extensions included, but not {@code datacontenttype}, which
     * transports carry in a place of its own.
     *
     * @param attributes takes the name and the value: a string, a URI, a time, a number, a boolean or bytes
     * @throws IllegalArgumentException if an attribute, {@code datacontenttype} included, violates the specification; names it
     */
    public static void forEach(CloudEvent event, BiConsumer<String, Object> attributes) {
        attributes.accept("specversion", SPEC_VERSION);
        attributes.accept("id", required("id", event.getId()));
        attributes.accept("source", required("source", event.getSource()));
        attributes.accept("type", required("type", event.getType()));
        optional("subject", event.getSubject(), attributes);
        optional("dataschema", event.getDataSchema(), attributes);
        optional("time", event.getTime(), attributes);
        optional("datacontenttype", event.getDataContentType(), (name, value) -> {});
        for (String name : event.getExtensionNames()) {
            Object value = event.getExtension(name);
            if (value != null) {
                check(AttributeRules.wrongName(name));
                if (value instanceof String text) {
                    check(AttributeRules.wrongText(name, text));
                }
                attributes.accept(name, value);
            }
        }
    }

    /**
     * Checks the attributes of an event that is sent or handled as it is.
     *
     * @throws IllegalArgumentException if an attribute violates the specification; names it
     */
    public static void check(CloudEvent event) {
        forEach(event, (name, value) -> {});
    }

    /** The canonical text of a value, as the type system of CloudEvents defines it. */
    public static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof OffsetDateTime time) {
            return EventTime.text(time);
        }
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }

    /** The text with a space in place of each run of characters that attributes must not have. */
    public static String legal(String text) {
        return AttributeRules.legal(text);
    }

    /** Sets an extension in its type; what is of no type of the specification becomes text. */
    static void set(CloudEventBuilder event, String name, Object value) {
        if (value instanceof Number number) {
            event.withExtension(name, number);
        } else if (value instanceof Boolean truth) {
            event.withExtension(name, truth);
        } else if (value instanceof OffsetDateTime time) {
            event.withExtension(name, time);
        } else if (value instanceof URI uri) {
            event.withExtension(name, uri);
        } else if (value instanceof byte[] bytes) {
            event.withExtension(name, bytes);
        } else {
            event.withExtension(name, value.toString());
        }
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(EventMessages.MESSAGES.missing(name));
        }
        return valid(name, value);
    }

    private static void optional(String name, @Nullable Object value, BiConsumer<String, Object> attributes) {
        if (value != null) {
            attributes.accept(name, valid(name, value));
        }
    }

    private static <T> T valid(String name, T value) {
        if (!(value instanceof OffsetDateTime)) {
            String text = value.toString();
            check(text.isEmpty() ? EventMessages.MESSAGES.emptyAttribute(name) : AttributeRules.wrongText(name, text));
        }
        return value;
    }

    private static void check(@Nullable String wrong) {
        if (wrong != null) {
            throw new IllegalArgumentException(wrong);
        }
    }
}

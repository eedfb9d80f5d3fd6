package io.eventfunctions.spi.event;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.i18n.EventMessages;

/**
 * The attributes of one event, in the order in which a message has them. It checks each by the rules of CloudEvents 1.0 and goes on after the first
 * that violates one, so that {@link #event} can report what the others are.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes">CloudEvents 1.0.2,
 *     context attributes</a>
 */
public final class EventAttributes {

    private static final String VERSION = "1.0";

    private final Map<String, Object> extensions = new LinkedHashMap<>();
    private @Nullable Set<String> unset;
    private @Nullable String specVersion;
    private @Nullable String id;
    private @Nullable URI source;
    private @Nullable String type;
    private @Nullable String subject;
    private @Nullable OffsetDateTime time;
    private @Nullable URI dataSchema;
    private @Nullable String dataContentType;
    private @Nullable String wrong;
    private @Nullable String wrongAttribute;

    /** No attributes yet. */
    public EventAttributes() {}

    /** Reads an attribute whose value is text, whichever its type is. */
    public void text(String name, String value) {
        String problem = AttributeRules.wrongText(name, value);
        if (problem != null) {
            refuse(name, AttributeRules.wrongName(name) == null ? problem : AttributeRules.wrongName(name));
            return;
        }
        switch (name) {
            case "specversion" -> specVersion = once(name, specVersion, value);
            case "id" -> id = once(name, id, value);
            case "type" -> type = once(name, type, value);
            case "subject" -> subject = once(name, subject, value);
            case "datacontenttype" -> dataContentType = once(name, dataContentType, value);
            case "source" -> source = parsed(name, source, value, AttributeRules.uri(value), "a URI reference");
            case "dataschema" -> dataSchema = parsed(name, dataSchema, value, absolute(value), "an absolute URI");
            case "time" ->
                time = parsed(
                        name,
                        time,
                        value,
                        AttributeRules.time(value),
                        "a time of RFC 3339 such as 2026-01-31T12:00:00Z");
            default -> extension(name, value);
        }
    }

    /** Reads an attribute whose value is text in UTF-8. */
    public void utf8(String name, byte[] value) {
        try {
            text(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(value))
                            .toString());
        } catch (CharacterCodingException e) {
            refuse(name, EventMessages.MESSAGES.notUtf8(AttributeRules.shown(name)));
        }
    }

    /**
     * Reads an attribute whose value is not text.
     *
     * @param value an integer, a boolean, a time or bytes; for other attributes than extensions its text counts
     */
    public void typed(String name, Object value) {
        if (isExtension(name)) {
            extension(name, value);
        } else {
            text(name, AttributeValues.text(value));
        }
    }

    /** Reads an attribute that is present without a value, which is as if it were absent. */
    public void unset(String name) {
        String problem = AttributeRules.wrongName(name);
        if (problem != null) {
            refuse(name, problem);
        } else if (isSet(name)) {
            refuse(name, EventMessages.MESSAGES.twice(name));
        } else {
            if (unset == null) {
                unset = new HashSet<>();
            }
            if (!unset.add(name)) {
                refuse(name, EventMessages.MESSAGES.twice(name));
            }
        }
    }

    /**
     * Reads the header of an attribute in binary mode. Data and {@code datacontenttype} are not headers.
     *
     * @param name the attribute's name, without the prefix of headers
     */
    public void header(String name, String value) {
        if (isHeader(name)) {
            text(name, value);
        }
    }

    /** Whether an attribute may be a header in binary mode; if not, the event is refused. */
    public boolean isHeader(String name) {
        boolean elsewhere = name.equals("datacontenttype") || name.equals("data") || name.equals("data_base64");
        if (elsewhere) {
            refuse(name, EventMessages.MESSAGES.notAHeader(name));
        }
        return !elsewhere;
    }

    /**
     * Refuses the event, unless an earlier attribute is at fault already.
     *
     * @param attribute the attribute at fault
     * @param message what is wrong with it, and what is expected
     */
    public void refuse(String attribute, String message) {
        if (wrong == null) {
            wrong = message;
            wrongAttribute = attribute;
        }
    }

    /** The {@code datacontenttype}, or {@code null}. */
    @Nullable
    String dataContentType() {
        return dataContentType;
    }

    /**
     * The event in binary mode.
     *
     * @param contentType the media type of the body; {@code null} or empty if the message has none
     * @param body the data; {@code null} if there is none
     * @throws InvalidEventException if an attribute is missing or violates a rule
     */
    public CloudEvent event(@Nullable String contentType, byte @Nullable [] body) {
        if (contentType != null && !contentType.isBlank()) {
            text("datacontenttype", contentType);
        }
        return event(body == null ? null : BytesCloudEventData.wrap(body));
    }

    /**
     * The event.
     *
     * @throws InvalidEventException if an attribute is missing or violates a rule
     */
    CloudEvent event(@Nullable CloudEventData data) {
        required("specversion", specVersion);
        required("id", id);
        required("source", source);
        required("type", type);
        if (wrong != null) {
            throw new InvalidEventException(wrong, wrongAttribute, readable());
        }
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(source)
                .withType(type)
                .withSubject(subject)
                .withTime(time)
                .withDataSchema(dataSchema)
                .withDataContentType(dataContentType)
                .withData(data);
        for (Map.Entry<String, Object> extension : extensions.entrySet()) {
            AttributeValues.set(event, extension.getKey(), extension.getValue());
        }
        return event.build();
    }

    /** The failure of an event that cannot be read to its end. */
    InvalidEventException unreadable(String message) {
        return new InvalidEventException(message, null, readable());
    }

    private ReadableAttributes readable() {
        return new ReadableAttributes(id, source, type, subject, time, dataSchema, Map.copyOf(extensions));
    }

    private void required(String name, @Nullable Object value) {
        if (value == null && !name.equals(wrongAttribute)) {
            refuse(name, EventMessages.MESSAGES.missing(name));
        }
    }

    private String once(String name, @Nullable String before, String value) {
        if (before != null || isUnset(name)) {
            refuse(name, EventMessages.MESSAGES.twice(name));
        } else if (value.isEmpty()) {
            refuse(name, EventMessages.MESSAGES.emptyAttribute(name));
        } else if (name.equals("specversion") && !value.equals(VERSION)) {
            refuse(name, EventMessages.MESSAGES.invalidValue(AttributeRules.shown(value), name, VERSION));
        } else {
            return value;
        }
        return before;
    }

    private <T> @Nullable T parsed(String name, @Nullable T before, String text, @Nullable T value, String expected) {
        if (before != null || isUnset(name)) {
            refuse(name, EventMessages.MESSAGES.twice(name));
        } else if (text.isEmpty()) {
            refuse(name, EventMessages.MESSAGES.emptyAttribute(name));
        } else if (value == null) {
            refuse(name, EventMessages.MESSAGES.invalidValue(AttributeRules.shown(text), name, expected));
        } else {
            return value;
        }
        return before;
    }

    private static @Nullable URI absolute(String text) {
        URI uri = AttributeRules.uri(text);
        return uri == null || !uri.isAbsolute() ? null : uri;
    }

    private void extension(String name, Object value) {
        String problem = AttributeRules.wrongName(name);
        if (problem != null) {
            refuse(name, problem);
        } else if (extensions.containsKey(name) || isUnset(name)) {
            refuse(name, EventMessages.MESSAGES.twice(name));
        } else if (extensions.size() == AttributeRules.MOST_EXTENSIONS) {
            refuse(name, EventMessages.MESSAGES.tooMany(AttributeRules.MOST_EXTENSIONS));
        } else {
            extensions.put(name, value);
        }
    }

    private boolean isUnset(String name) {
        return unset != null && unset.contains(name);
    }

    private boolean isSet(String name) {
        return switch (name) {
            case "specversion" -> specVersion != null;
            case "id" -> id != null;
            case "source" -> source != null;
            case "type" -> type != null;
            case "subject" -> subject != null;
            case "time" -> time != null;
            case "dataschema" -> dataSchema != null;
            case "datacontenttype" -> dataContentType != null;
            default -> extensions.containsKey(name);
        };
    }

    static boolean isExtension(String name) {
        return switch (name) {
            case "specversion", "id", "source", "type", "subject", "time", "dataschema", "datacontenttype" -> false;
            default -> true;
        };
    }
}

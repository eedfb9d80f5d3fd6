package io.eventfunctions.redis;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.types.Time;

/**
 * CloudEvents on the fields of a stream's entry, as the README of this module defines it after the model of the Kafka binding:
 * field {@value #DATA} is the body, {@value #CONTENT_TYPE} its type, and fields that begin with {@value #PREFIX} are attributes.
 */
final class EntryFields {

    static final String DATA = "data";
    static final String CONTENT_TYPE = "content-type";
    static final String PREFIX = "ce_";

    private static final JsonFormat JSON = new JsonFormat();
    private static final String CLOUD_EVENTS = "application/cloudevents";
    private static final String SPEC_VERSION = "specversion";
    private static final String DATA_CONTENT_TYPE = "datacontenttype";

    private EntryFields() {}

    /** The whole event as one JSON document. */
    static byte[] json(CloudEvent event) {
        return JSON.serialize(event);
    }

    /** The fields of structured mode. */
    static Map<String, byte[]> structured(CloudEvent event) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        fields.put(CONTENT_TYPE, bytes(JsonFormat.CONTENT_TYPE));
        fields.put(DATA, json(event));
        return fields;
    }

    /** The fields of binary mode. */
    static Map<String, byte[]> binary(CloudEvent event) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        for (String name : event.getAttributeNames()) {
            Object value = event.getAttribute(name);
            if (value != null && !name.equals(DATA_CONTENT_TYPE)) {
                fields.put(PREFIX + name, bytes(canonical(value)));
            }
        }
        for (String name : event.getExtensionNames()) {
            fields.put(PREFIX + name, bytes(canonical(event.getExtension(name))));
        }
        if (event.getDataContentType() != null) {
            fields.put(CONTENT_TYPE, bytes(event.getDataContentType()));
        }
        if (event.getData() != null) {
            fields.put(DATA, event.getData().toBytes());
        }
        return fields;
    }

    /**
     * The event that an entry carries in either mode.
     *
     * @throws RuntimeException if it is not a valid event
     */
    static CloudEvent read(Map<String, byte[]> fields) {
        String contentType = contentType(fields);
        boolean structured =
                contentType != null && contentType.regionMatches(true, 0, CLOUD_EVENTS, 0, CLOUD_EVENTS.length());
        return structured ? readStructured(fields, contentType) : readBinary(fields, contentType);
    }

    private static CloudEvent readStructured(Map<String, byte[]> fields, String contentType) {
        if (!contentType.split(";", 2)[0].strip().equalsIgnoreCase(JsonFormat.CONTENT_TYPE)) {
            throw RedisMessages.MESSAGES.formatNotRead(contentType);
        }
        byte[] document = fields.get(DATA);
        if (document == null) {
            throw RedisMessages.MESSAGES.noDocument();
        }
        return JSON.deserialize(document);
    }

    private static CloudEvent readBinary(Map<String, byte[]> fields, String contentType) {
        byte[] version = fields.get(PREFIX + SPEC_VERSION);
        if (version == null) {
            throw RedisMessages.MESSAGES.noContentMode();
        }
        CloudEventBuilder event = CloudEventBuilder.fromSpecVersion(SpecVersion.parse(text(version)));
        fields.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(PREFIX + SPEC_VERSION)) {
                event.withContextAttribute(name.substring(PREFIX.length()), text(value));
            }
        });
        if (contentType != null) {
            event.withDataContentType(contentType);
        }
        if (fields.get(DATA) != null) {
            event.withData(fields.get(DATA));
        }
        return event.build();
    }

    /** The content type of an entry's body, or {@code null}. */
    static String contentType(Map<String, byte[]> fields) {
        byte[] value = fields.get(CONTENT_TYPE);
        return value == null ? null : text(value);
    }

    /** The canonical text of an attribute's value. */
    private static String canonical(Object value) {
        if (value instanceof OffsetDateTime time) {
            return Time.writeTime(time);
        }
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

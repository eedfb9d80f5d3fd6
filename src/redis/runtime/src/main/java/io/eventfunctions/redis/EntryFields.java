package io.eventfunctions.redis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.cloudevents.CloudEvent;

import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.EventAttributes;
import io.eventfunctions.spi.event.EventJsonReader;
import io.eventfunctions.spi.event.EventJsonWriter;
import io.eventfunctions.spi.event.MediaTypes;

/**
 * CloudEvents on the fields of a stream's entry, as the README of this module defines it after the model of the Kafka binding:
 * field {@value #DATA} is the body, {@value #CONTENT_TYPE} its type, and fields that begin with {@value #PREFIX} are attributes.
 */
final class EntryFields {

    static final String DATA = "data";
    static final String CONTENT_TYPE = "content-type";
    static final String PREFIX = "ce_";

    private static final String SPEC_VERSION = "specversion";

    private EntryFields() {}

    /** The whole event as one JSON document. */
    static byte[] json(CloudEvent event) {
        return EventJsonWriter.write(event);
    }

    /** The fields of structured mode. */
    static Map<String, byte[]> structured(CloudEvent event) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        fields.put(CONTENT_TYPE, bytes(MediaTypes.JSON_EVENT));
        fields.put(DATA, json(event));
        return fields;
    }

    /** The fields of binary mode. */
    static Map<String, byte[]> binary(CloudEvent event) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        AttributeValues.forEach(event, (name, value) -> fields.put(PREFIX + name, bytes(AttributeValues.text(value))));
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
        return MediaTypes.isStructured(contentType)
                ? readStructured(fields, contentType)
                : readBinary(fields, contentType);
    }

    private static CloudEvent readStructured(Map<String, byte[]> fields, String contentType) {
        if (!MediaTypes.isJsonEvent(contentType)) {
            throw RedisMessages.MESSAGES.formatNotRead(contentType);
        }
        byte[] document = fields.get(DATA);
        if (document == null) {
            throw RedisMessages.MESSAGES.noDocument();
        }
        return EventJsonReader.read(document, contentType);
    }

    private static CloudEvent readBinary(Map<String, byte[]> fields, String contentType) {
        if (!fields.containsKey(PREFIX + SPEC_VERSION)) {
            throw RedisMessages.MESSAGES.noContentMode();
        }
        EventAttributes attributes = new EventAttributes();
        fields.forEach((field, value) -> {
            if (field.startsWith(PREFIX)) {
                String name = field.substring(PREFIX.length());
                if (attributes.isHeader(name)) {
                    attributes.utf8(name, value);
                }
            }
        });
        return attributes.event(contentType, fields.get(DATA));
    }

    /** The content type of an entry's body, or {@code null}. */
    static String contentType(Map<String, byte[]> fields) {
        byte[] value = fields.get(CONTENT_TYPE);
        return value == null ? null : text(value);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.eventfunctions.kafka;

import java.nio.charset.StandardCharsets;

import io.cloudevents.CloudEvent;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.event.EventAttributes;
import io.eventfunctions.spi.event.EventJsonReader;
import io.eventfunctions.spi.event.MediaTypes;

import static io.eventfunctions.kafka.KafkaMessages.MESSAGES;

/** Reads events from the headers and values of records, in both content modes. */
final class KafkaEventReader {

    static final String PREFIX = "ce_";
    static final String CONTENT_TYPE = "content-type";
    private static final String SPEC_VERSION = "specversion";

    private KafkaEventReader() {}

    /**
     * Reads an event.
     *
     * @param value the record's value; {@code null} for a tombstone
     * @throws UndecodableEventException if it is not a valid event
     */
    static CloudEvent read(Headers headers, byte @Nullable [] value) {
        String contentType = contentType(headers);
        if (!MediaTypes.isStructured(contentType)) {
            return binary(headers, contentType, value);
        }
        if (!MediaTypes.isJsonEvent(contentType)) {
            throw MESSAGES.unsupportedFormat(contentType);
        }
        return EventJsonReader.read(value == null ? new byte[0] : value, contentType);
    }

    /** The content type, or {@code null}. */
    static @Nullable String contentType(Headers headers) {
        Header header = headers.lastHeader(CONTENT_TYPE);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static CloudEvent binary(Headers headers, @Nullable String contentType, byte @Nullable [] value) {
        if (headers.lastHeader(PREFIX + SPEC_VERSION) == null) {
            throw MESSAGES.unmarked(PREFIX + SPEC_VERSION);
        }
        EventAttributes attributes = new EventAttributes();
        for (Header header : headers) {
            if (header.key().startsWith(PREFIX)) {
                read(header.key().substring(PREFIX.length()), header.value(), attributes);
            }
        }
        return attributes.event(contentType, value == null || value.length == 0 ? null : value);
    }

    private static void read(String name, byte @Nullable [] value, EventAttributes attributes) {
        if (value == null) {
            attributes.unset(name);
        } else if (attributes.isHeader(name)) {
            attributes.utf8(name, value);
        }
    }
}

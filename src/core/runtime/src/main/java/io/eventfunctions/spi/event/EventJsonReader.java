package io.eventfunctions.spi.event;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.i18n.EventMessages;

/**
 * Reads events in the JSON format. Data keeps the bytes that it has in the document. Documents are in UTF-8, with a byte order mark or
 * without, or in the charset of their content type; a byte order mark of UTF-16 is understood.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON event format</a>
 */
public final class EventJsonReader {

    private EventJsonReader() {}

    /**
     * Reads one event in UTF-8.
     *
     * @throws InvalidEventException if it is not a valid event
     */
    public static CloudEvent read(byte[] document) {
        return read(document, null);
    }

    /**
     * Reads one event.
     *
     * @param contentType the document's media type; {@code null} if it is not declared
     * @throws InvalidEventException if it is not a valid event
     */
    public static CloudEvent read(byte[] document, @Nullable String contentType) {
        byte[] text = utf8(document, contentType);
        return read(text, JsonData.markLength(text), text.length);
    }

    /**
     * Reads an event that is a part of a document in UTF-8.
     *
     * @param from the index of its first byte
     * @param to the index after its last byte
     * @throws InvalidEventException if it is not a valid event
     */
    public static CloudEvent read(byte[] document, int from, int to) {
        CloudEvent usual = PlainJsonEvent.read(document, from, to);
        return usual != null ? usual : parse(document, from, to);
    }

    /** Reads an event in any form. */
    static CloudEvent parse(byte[] document, int from, int to) {
        try (JsonParser json = JsonInput.open(document, from, to)) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw refused(first == null ? EventMessages.MESSAGES.empty() : EventMessages.MESSAGES.notAnObject());
            }
            JsonEvent event = new JsonEvent(json, document, from);
            event.read();
            event.requireEnd();
            return event.toEvent();
        } catch (IOException e) {
            throw refused(EventMessages.MESSAGES.notJson(JsonInput.reason(e)));
        }
    }

    /**
     * Reads a batch: a JSON array of events.
     *
     * @param contentType the document's media type; {@code null} if it is not declared
     * @return the events in their order
     * @throws InvalidEventException if it is not an array, or one of its events is invalid
     */
    public static List<CloudEvent> readBatch(byte[] document, @Nullable String contentType) {
        byte[] text = utf8(document, contentType);
        int from = JsonData.markLength(text);
        try (JsonParser json = JsonInput.open(text, from, text.length)) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_ARRAY) {
                throw refused(first == null ? EventMessages.MESSAGES.empty() : EventMessages.MESSAGES.notAnArray());
            }
            List<CloudEvent> events = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                try {
                    if (json.currentToken() != JsonToken.START_OBJECT) {
                        throw refused(EventMessages.MESSAGES.notAnObject());
                    }
                    JsonEvent event = new JsonEvent(json, text, from);
                    event.read();
                    events.add(event.toEvent());
                } catch (InvalidEventException e) {
                    throw e.at(events.size());
                }
            }
            if (json.nextToken() != null) {
                throw refused(EventMessages.MESSAGES.trailing());
            }
            return events;
        } catch (IOException e) {
            throw refused(EventMessages.MESSAGES.notJson(JsonInput.reason(e)));
        }
    }

    private static InvalidEventException refused(String message) {
        return new InvalidEventException(message, null, null);
    }

    private static byte[] utf8(byte[] document, @Nullable String contentType) {
        Charset charset = isUtf16(document) ? StandardCharsets.UTF_16 : MediaTypes.charset(contentType);
        byte[] text = charset == null ? null : JsonData.inUtf8(document, charset);
        if (text == null) {
            throw refused(EventMessages.MESSAGES.notJson("its charset cannot be read"));
        }
        return text;
    }

    private static boolean isUtf16(byte[] document) {
        return document.length > 1
                && (document[0] == (byte) 0xFE && document[1] == (byte) 0xFF
                        || document[0] == (byte) 0xFF && document[1] == (byte) 0xFE);
    }
}

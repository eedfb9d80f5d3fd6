package io.eventfunctions.spi.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import org.jspecify.annotations.Nullable;

/**
 * Writes events in the JSON format. Data is embedded if it is the JSON that its media type says, byte for byte as it is, or, as a
 * string, if it is text in UTF-8 of another media type. All other data is in {@code data_base64}: other bytes, invalid JSON, JSON or
 * text in another charset than UTF-8, JSON with a byte order mark, with white space around it, or nested deeper than 500 levels.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON event format</a>
 */
public final class EventJsonWriter {

    private static final int CAPACITY = 512;

    private EventJsonWriter() {}

    /**
     * Writes an event.
     *
     * @return the JSON object in UTF-8
     * @throws IllegalArgumentException if an attribute violates the specification; names it
     */
    public static byte[] write(CloudEvent event) {
        return write(event, false);
    }

    /**
     * Writes an event for a transport that cannot carry its data as JSON.
     *
     * @param base64 whether all data is in {@code data_base64}
     * @return the JSON object in UTF-8
     * @throws IllegalArgumentException if an attribute violates the specification; names it
     */
    public static byte[] write(CloudEvent event, boolean base64) {
        CloudEventData data = event.getData();
        byte[] bytes = data == null ? null : data.toBytes();
        String contentType = event.getDataContentType();
        JsonOutput json = new JsonOutput(CAPACITY);
        json.raw("{");
        AttributeValues.forEach(event, (name, value) -> attribute(json, name, value));
        if (contentType != null) {
            attribute(json, "datacontenttype", contentType);
        }
        if (bytes != null && !base64 && JsonData.isEmbeddable(contentType, bytes)) {
            return json.toBytesWith(",\"data\":", bytes, '}');
        }
        if (bytes != null) {
            textOrBase64(json, base64 ? null : JsonData.embeddableText(contentType, bytes), bytes);
        }
        return json.raw("}").toBytes();
    }

    /** Text is larger by a third in Base64, and then exceeds limits that it meets as it is. */
    private static void textOrBase64(JsonOutput json, @Nullable String text, byte[] bytes) {
        if (text == null) {
            json.raw(",\"data_base64\":").base64(bytes);
        } else {
            json.raw(",\"data\":").string(text);
        }
    }

    private static void attribute(JsonOutput json, String name, Object value) {
        json.raw(name.equals("specversion") ? "\"" : ",\"").raw(name).raw("\":");
        if (value instanceof Boolean || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            json.raw(value.toString());
        } else if (value instanceof Long number && number == number.intValue()) {
            json.raw(number.toString());
        } else {
            json.string(AttributeValues.text(value));
        }
    }
}

package io.eventfunctions.codec;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.jackson.JsonCloudEventData;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.event.MediaTypes;

/** One payload class: reads it from an event's data and writes it as data. */
public final class PayloadType {

    /** The {@code datacontenttype} of every event that carries a payload. */
    public static final String CONTENT_TYPE = "application/json";

    private final PayloadDefinition definition;
    private final ObjectMapper json;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final PartitionKeyAccessor key;

    PayloadType(PayloadDefinition definition, ObjectMapper json) {
        this(definition, json, json.constructType(definition.type()));
    }

    private PayloadType(PayloadDefinition definition, ObjectMapper json, JavaType type) {
        this.definition = definition;
        this.json = json;
        this.reader = json.readerFor(type);
        this.writer = json.writerFor(definition.type());
        this.key = PartitionKeyAccessor.of(definition);
    }

    /** The class with type arguments: what it reads has the types that they say. */
    PayloadType withArguments(String canonicalType) {
        return new PayloadType(definition, json, json.getTypeFactory().constructFromCanonical(canonicalType));
    }

    /** The value of the class's {@link io.eventfunctions.EventType}. */
    public String eventType() {
        return definition.eventType();
    }

    /** The payload of a message: the one that was read early, for the first who asks, or else a new one as by {@link #read}. */
    public Object of(ReceivedMessage.Event message) {
        Object early = message.payload() == null ? null : message.payload().take(definition.type());
        return early == null ? read(message.event()) : early;
    }

    /**
     * Reads the payload.
     *
     * @return never {@code null}
     * @throws UndecodableEventException if the data is missing, not JSON, or doesn't fit the class
     */
    public Object read(CloudEvent event) {
        CloudEventData data = event.getData();
        if (data == null) {
            throw CoreMessages.FUNCTION.noData(name());
        }
        Charset charset = charset(event.getDataContentType());
        try {
            Object payload = data instanceof JsonCloudEventData tree
                    ? reader.readValue(tree.getNode())
                    : StandardCharsets.UTF_8.equals(charset)
                            ? reader.readValue(data.toBytes())
                            : reader.readValue(text(data.toBytes(), charset));
            if (payload == null) {
                throw CoreMessages.FUNCTION.nullData(name());
            }
            return payload;
        } catch (JsonProcessingException e) {
            throw CoreMessages.FUNCTION.dataDoesNotFit(place(e), e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw CoreMessages.FUNCTION.unreadableData(name(), e);
        }
    }

    /**
     * Writes the payload as JSON; one of a subclass with what the subclass adds.
     *
     * @throws IllegalArgumentException if it can't be written
     */
    byte[] write(Object payload) {
        try {
            return payload.getClass() == definition.type()
                    ? writer.writeValueAsBytes(payload)
                    : json.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw CoreMessages.FUNCTION.unwritablePayload(name(), e.getOriginalMessage(), e);
        }
    }

    /** The value of the payload's {@link io.eventfunctions.PartitionKey}, or {@code null}. */
    String partitionKey(Object payload) {
        return key == null ? null : key.read(payload);
    }

    private Charset charset(String contentType) {
        Charset charset = MediaTypes.charset(contentType);
        if (charset == null
                || contentType != null && !contentType.toLowerCase(Locale.ROOT).contains("json")) {
            throw CoreMessages.FUNCTION.notJson(contentType, name());
        }
        return charset;
    }

    /** The text without a byte order mark, which some charsets leave in it. */
    private static String text(byte[] data, Charset charset) {
        String text = new String(data, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The class, and where in it the data doesn't fit. */
    private String place(JsonProcessingException e) {
        StringBuilder place = new StringBuilder(name());
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference reference : mapping.getPath()) {
                if (reference.getFieldName() == null) {
                    place.append('[').append(reference.getIndex()).append(']');
                } else {
                    place.append('.').append(reference.getFieldName());
                }
            }
        }
        return place.toString();
    }

    private String name() {
        return definition.type().getSimpleName();
    }
}

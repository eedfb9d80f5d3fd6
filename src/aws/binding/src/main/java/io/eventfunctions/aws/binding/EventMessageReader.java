package io.eventfunctions.aws.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.RequiredAttributes;

import static io.eventfunctions.aws.binding.BindingMessages.MESSAGES;
import static io.eventfunctions.aws.binding.MessageAttributeNames.CLOUD_EVENTS;
import static io.eventfunctions.aws.binding.MessageAttributeNames.CONTENT_TYPE;
import static io.eventfunctions.aws.binding.MessageAttributeNames.PREFIX;
import static io.eventfunctions.aws.binding.MessageAttributeNames.SPEC_VERSION;

/** Reads events from SQS and SNS messages, with or without the envelope that SNS adds. */
public final class EventMessageReader {

    private static final JsonFormat JSON = new JsonFormat();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EventMessageReader() {}

    /**
     * Reads a message.
     *
     * @param attributes the message attributes; those that are not text have the value {@code null}
     * @throws RuntimeException if the message is not a valid event
     */
    public static CloudEvent read(String body, Map<String, String> attributes) {
        CloudEvent event = marked(attributes) ? readMarked(body, attributes) : readUnmarked(body);
        RequiredAttributes.check(event);
        return event;
    }

    /** Whether a message from SNS is marked as an event or looks like one, even if the event is invalid. */
    public static boolean isMeantAsEvent(String body, Map<String, String> attributes) {
        if (marked(attributes)) {
            return true;
        }
        try {
            return isEvent(body);
        } catch (UndecodableEventException e) {
            return false;
        }
    }

    /** Reads only up to {@code specversion}, which most senders write first. */
    private static boolean isEvent(String body) {
        try (JsonParser json = MAPPER.createParser(body)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    if (name.equals("specversion")) {
                        return true;
                    }
                    json.nextToken();
                    json.skipChildren();
                }
            }
            return false;
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    private static boolean marked(Map<String, String> attributes) {
        return attributes.containsKey(SPEC_VERSION) || isStructured(attributes);
    }

    private static boolean isStructured(Map<String, String> attributes) {
        String contentType = attributes.get(CONTENT_TYPE);
        return contentType != null && contentType.regionMatches(true, 0, CLOUD_EVENTS, 0, CLOUD_EVENTS.length());
    }

    private static CloudEvent readMarked(String body, Map<String, String> attributes) {
        return isStructured(attributes) ? structured(body, attributes.get(CONTENT_TYPE)) : binary(body, attributes);
    }

    private static CloudEvent structured(String body, String contentType) {
        String format = contentType.split(";", 2)[0].strip();
        if (!format.equalsIgnoreCase(JsonFormat.CONTENT_TYPE)) {
            throw MESSAGES.unsupportedFormat(contentType);
        }
        return JSON.deserialize(body.getBytes(StandardCharsets.UTF_8));
    }

    private static CloudEvent binary(String body, Map<String, String> attributes) {
        String version = text(SPEC_VERSION, attributes);
        CloudEventBuilder event = CloudEventBuilder.fromSpecVersion(SpecVersion.parse(version));
        for (String name : attributes.keySet()) {
            if (name.startsWith(PREFIX) && !name.equals(SPEC_VERSION)) {
                event.withContextAttribute(name.substring(PREFIX.length()), text(name, attributes));
            }
        }
        if (attributes.containsKey(CONTENT_TYPE)) {
            event.withDataContentType(text(CONTENT_TYPE, attributes));
        }
        return event.withData(body.getBytes(StandardCharsets.UTF_8)).build();
    }

    private static String text(String name, Map<String, String> attributes) {
        String value = attributes.get(name);
        if (value == null) {
            throw MESSAGES.binaryAttribute(name);
        }
        return value;
    }

    /** Senders that do not know the binding send only the event's JSON; SNS wraps messages in an envelope. */
    private static CloudEvent readUnmarked(String body) {
        if (isEvent(body)) {
            return JSON.deserialize(body.getBytes(StandardCharsets.UTF_8));
        }
        JsonNode tree = tree(body);
        if (SnsEnvelope.is(tree)) {
            SnsEnvelope envelope = SnsEnvelope.of(tree);
            return marked(envelope.attributes())
                    ? readMarked(envelope.message(), envelope.attributes())
                    : readInner(envelope.message());
        }
        throw MESSAGES.unmarked();
    }

    /** An envelope in an envelope is not an event, because it would be ambiguous whose attributes apply. */
    private static CloudEvent readInner(String body) {
        if (!isEvent(body)) {
            throw MESSAGES.notAnEventInEnvelope();
        }
        return JSON.deserialize(body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private static UndecodableEventException notJson(IOException e) {
        String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return MESSAGES.unmarkedNotJson(reason, e);
    }
}

package io.eventfunctions.aws.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.event.EventAttributes;
import io.eventfunctions.spi.event.EventJsonReader;
import io.eventfunctions.spi.event.MediaTypes;

import static io.eventfunctions.aws.binding.BindingMessages.MESSAGES;
import static io.eventfunctions.aws.binding.MessageAttributeNames.CONTENT_TYPE;
import static io.eventfunctions.aws.binding.MessageAttributeNames.PREFIX;
import static io.eventfunctions.aws.binding.MessageAttributeNames.SPEC_VERSION;

/** Reads events from SQS and SNS messages, with or without the envelope that SNS adds, and notifications of S3 and EventBridge as events. */
public final class EventMessageReader {

    private EventMessageReader() {}

    /**
     * Reads a message.
     *
     * @param attributes the message attributes; those that are not text have the value {@code null}
     * @throws RuntimeException if the message is not a valid event
     */
    public static CloudEvent read(String body, Map<String, String> attributes) {
        return content(body, attributes).event();
    }

    /**
     * Reads a message for a channel, which ignores the test event of S3.
     *
     * @param attributes the message attributes; those that are not text have the value {@code null}
     * @param sent when the service received the message; {@code null} if that is unknown
     * @throws RuntimeException if the message is not a valid event
     */
    public static ReceivedMessage receive(String body, Map<String, String> attributes, @Nullable OffsetDateTime sent) {
        return content(body, attributes).received(sent);
    }

    private static MessageContent content(String body, Map<String, String> attributes) {
        return marked(attributes) ? MessageContent.of(readMarked(body, attributes)) : readUnmarked(body);
    }

    /** Whether a message from SNS is marked as an event or looks like one, or is a notification that becomes one, even if it is invalid. */
    public static boolean isMeantAsEvent(String body, Map<String, String> attributes) {
        if (marked(attributes)) {
            return true;
        }
        try {
            return isEvent(body) || ServiceNotification.is(tree(body));
        } catch (UndecodableEventException e) {
            return false;
        }
    }

    /** Reads only up to {@code specversion}, which most senders write first. */
    private static boolean isEvent(String body) {
        try (JsonParser json = NotificationJson.MAPPER.createParser(body)) {
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
        return MediaTypes.isStructured(attributes.get(CONTENT_TYPE));
    }

    private static CloudEvent readMarked(String body, Map<String, String> attributes) {
        return isStructured(attributes) ? structured(body, attributes.get(CONTENT_TYPE)) : binary(body, attributes);
    }

    private static CloudEvent structured(String body, String contentType) {
        if (!MediaTypes.isJsonEvent(contentType)) {
            throw MESSAGES.unsupportedFormat(contentType);
        }
        return json(body);
    }

    private static CloudEvent binary(String body, Map<String, String> attributes) {
        EventAttributes event = new EventAttributes();
        attributes.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                read(name.substring(PREFIX.length()), value, event);
            }
        });
        String contentType = attributes.get(CONTENT_TYPE);
        if (contentType == null && attributes.containsKey(CONTENT_TYPE)) {
            event.refuse("datacontenttype", MESSAGES.binaryAttribute(CONTENT_TYPE));
        }
        return event.event(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void read(String name, String value, EventAttributes event) {
        if (value == null) {
            event.refuse(name, MESSAGES.binaryAttribute(PREFIX + name));
        } else {
            event.header(name, value);
        }
    }

    private static CloudEvent json(String body) {
        return EventJsonReader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Senders that do not know the binding send only the event's JSON, and services their notifications; SNS wraps messages in an envelope. */
    private static MessageContent readUnmarked(String body) {
        if (isEvent(body)) {
            return MessageContent.of(json(body));
        }
        JsonNode tree = tree(body);
        if (SnsEnvelope.is(tree)) {
            SnsEnvelope envelope = SnsEnvelope.of(tree);
            return marked(envelope.attributes())
                    ? MessageContent.of(readMarked(envelope.message(), envelope.attributes()))
                    : readInner(envelope.message());
        }
        MessageContent notification = ServiceNotification.read(tree, body);
        if (notification == null) {
            throw MESSAGES.unmarked();
        }
        return notification;
    }

    /** An envelope in an envelope is not an event, because it would be ambiguous whose attributes apply. */
    private static MessageContent readInner(String body) {
        if (isEvent(body)) {
            return MessageContent.of(json(body));
        }
        MessageContent notification = ServiceNotification.read(tree(body), body);
        if (notification == null) {
            throw MESSAGES.notAnEventInEnvelope();
        }
        return notification;
    }

    private static JsonNode tree(String body) {
        try {
            return NotificationJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private static UndecodableEventException notJson(IOException e) {
        String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return MESSAGES.unmarkedNotJson(reason, e);
    }
}

package io.eventfunctions.aws.binding;

import java.io.IOException;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.event.EventJsonReader;

import static io.eventfunctions.aws.binding.BindingMessages.MESSAGES;

/**
 * Events of EventBridge. If the detail is a CloudEvent, it is that event; else it becomes one as AWS itself transforms it: the detail type is
 * the type, the detail the data.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">Event structure</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations-cloudevents.html">Sending
 *     CloudEvents events to API destinations</a>
 */
public final class EventBridgeEvent {

    private static final String DETAIL = "detail";
    private static final String DETAIL_TYPE = "detail-type";

    private EventBridgeEvent() {}

    /** Whether a message has what every event of EventBridge has. */
    static boolean is(JsonNode message) {
        return message.path(DETAIL_TYPE).isTextual()
                && message.path("source").isTextual()
                && message.path("id").isTextual()
                && message.has(DETAIL);
    }

    /**
     * The event, whose data are the bytes of the detail.
     *
     * @param event as EventBridge has read it
     * @param json the JSON that it was read from
     * @throws RuntimeException if it is not a valid event
     */
    public static CloudEvent event(JsonNode event, byte[] json) {
        byte[] detail = detail(json);
        if (detail != null && event.path(DETAIL).has("specversion")) {
            return EventJsonReader.read(detail);
        }
        return CloudEventBuilder.v1()
                .withId(CloudEventParts.text(NotificationJson.required(event, "id")))
                .withSource(CloudEventParts.uri(NotificationJson.required(event, "source")))
                .withType(CloudEventParts.text(NotificationJson.required(event, DETAIL_TYPE)))
                .withSubject(CloudEventParts.text(
                        NotificationJson.text(event.path("resources").path(0))))
                .withTime(CloudEventParts.time(NotificationJson.text(event, "time")))
                .withData(detail == null ? null : BytesCloudEventData.wrap(detail))
                .withDataContentType("application/json")
                .build();
    }

    private static byte @Nullable [] detail(byte[] json) {
        try (JsonParser parser = NotificationJson.MAPPER.createParser(json)) {
            byte[] detail = null;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(DETAIL);
                parser.nextToken();
                int begin = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
                parser.skipChildren();
                parser.finishToken();
                if (found) {
                    int end = Math.toIntExact(parser.currentLocation().getByteOffset());
                    detail = Arrays.copyOfRange(json, begin, end);
                }
            }
            return detail;
        } catch (IOException e) {
            throw MESSAGES.unmarkedNotJson(e.getMessage(), e);
        }
    }
}

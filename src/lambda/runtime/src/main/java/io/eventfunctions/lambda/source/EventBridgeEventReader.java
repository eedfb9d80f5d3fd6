package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads events of EventBridge. If the detail is a CloudEvent, it is that event; else it becomes one as AWS itself transforms it: the detail type is the type, the detail the data.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations-cloudevents.html">Sending
 *     CloudEvents events to API destinations</a>
 */
final class EventBridgeEventReader {

    private EventBridgeEventReader() {}

    static InvocationRecord read(JsonNode event) {
        String id = RecordFields.required(event, "id");
        String source = RecordFields.required(event, "source");
        return InvocationRecord.unordered(
                new EventSource(EventSourceType.EVENTBRIDGE, source, "EventBridge, source " + source),
                () -> content(event, id, source));
    }

    private static ReceivedMessage content(JsonNode event, String id, String source) {
        JsonNode detail = event.path("detail");
        try {
            if (detail.has("specversion")) {
                return new ReceivedMessage.Event(CloudEventParts.event(detail), null);
            }
            return new ReceivedMessage.Event(
                    CloudEventBuilder.v1()
                            .withId(id)
                            .withSource(CloudEventParts.uri(source))
                            .withType(RecordFields.required(event, "detail-type"))
                            .withSubject(
                                    RecordFields.text(event.path("resources").path(0)))
                            .withTime(CloudEventParts.time(RecordFields.text(event, "time")))
                            .withData(CloudEventParts.data(detail))
                            .withDataContentType("application/json")
                            .build(),
                    null);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/eventbridge/" + CloudEventParts.uri(source), id),
                    null,
                    null,
                    event.toString().getBytes(UTF_8),
                    null,
                    MESSAGES.notAnEvent(Undecodable.rootMessage(e), e));
        }
    }
}

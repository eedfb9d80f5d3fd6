package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Events from EventBridge. One whose detail is a CloudEvent is that event; others become events as AWS itself transforms them:
 * the detail type is the type, the detail the data.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations-cloudevents.html">Sending
 *     CloudEvents events to API destinations</a>
 */
final class EventBridgeSource {

    private EventBridgeSource() {}

    static Item read(JsonNode event) {
        String id = Fields.required(event, "id");
        String source = Fields.required(event, "source");
        return Item.free(
                new Origin(SourceKind.EVENTBRIDGE, source, "EventBridge, source " + source),
                () -> content(event, id, source));
    }

    private static ReceivedMessage content(JsonNode event, String id, String source) {
        JsonNode detail = event.path("detail");
        try {
            if (detail.has("specversion")) {
                return new ReceivedMessage.Event(Notifications.event(detail), null);
            }
            return new ReceivedMessage.Event(
                    CloudEventBuilder.v1()
                            .withId(id)
                            .withSource(Notifications.uri(source))
                            .withType(Fields.required(event, "detail-type"))
                            .withSubject(Fields.text(event.path("resources").path(0)))
                            .withTime(Notifications.time(Fields.text(event, "time")))
                            .withData(Notifications.data(detail))
                            .withDataContentType("application/json")
                            .build(),
                    null);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/eventbridge/" + Notifications.uri(source), id),
                    null,
                    null,
                    event.toString().getBytes(UTF_8),
                    null,
                    new UndecodableEventException("No CloudEvent: " + Undecodable.rootMessage(e), e));
        }
    }
}

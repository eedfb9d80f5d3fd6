package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;
import io.eventfunctions.spi.event.EventJsonReader;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads events of EventBridge. If the detail is a CloudEvent, it is that event; else it becomes one as AWS itself transforms it: the detail type is the type, the detail the data.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations-cloudevents.html">Sending
 *     CloudEvents events to API destinations</a>
 */
final class EventBridgeEventReader {

    private static final String S3 = "aws.s3";

    private EventBridgeEventReader() {}

    /**
     * Reads an event of a bus.
     *
     * @param detail the JSON of its detail, with the bytes of the invocation; {@code null} if it has none
     */
    static InvocationRecord read(JsonNode event, byte @Nullable [] detail) {
        String id = RecordFields.required(event, "id");
        String source = RecordFields.required(event, "source");
        return InvocationRecord.unordered(
                new EventSource(EventSourceType.EVENTBRIDGE, source, arn(event, source)),
                () -> content(event, detail, id, source));
    }

    /** Events of buckets have the bucket's ARN; of other events, the resources do not say where they come from. */
    private static String arn(JsonNode event, String source) {
        String resource = RecordFields.text(event.path("resources").path(0));
        return source.equals(S3) && resource != null ? resource : "EventBridge, source " + source;
    }

    private static ReceivedMessage content(JsonNode event, byte @Nullable [] detail, String id, String source) {
        try {
            if (detail != null && event.path("detail").has("specversion")) {
                return new ReceivedMessage.Event(EventJsonReader.read(detail), null);
            }
            return new ReceivedMessage.Event(
                    CloudEventBuilder.v1()
                            .withId(id)
                            .withSource(CloudEventParts.uri(source))
                            .withType(CloudEventParts.text(RecordFields.required(event, "detail-type")))
                            .withSubject(CloudEventParts.text(
                                    RecordFields.text(event.path("resources").path(0))))
                            .withTime(CloudEventParts.time(RecordFields.text(event, "time")))
                            .withData(detail == null ? null : BytesCloudEventData.wrap(detail))
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

package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;

import io.eventfunctions.aws.binding.CloudEventParts;
import io.eventfunctions.aws.binding.EventBridgeEvent;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads events of EventBridge, each of which is an invocation of its own. */
final class EventBridgeEventReader {

    private static final String S3 = "aws.s3";

    private EventBridgeEventReader() {}

    /**
     * Reads an event of a bus.
     *
     * @param event the invocation
     * @param invocation its bytes
     */
    static InvocationRecord read(JsonNode event, byte[] invocation) {
        String id = RecordFields.required(event, "id");
        String source = RecordFields.required(event, "source");
        return InvocationRecord.unordered(
                new EventSource(EventSourceType.EVENTBRIDGE, source, arn(event, source)),
                () -> content(event, invocation, id, source));
    }

    /** Events of buckets have the bucket's ARN; of other events, the resources do not say where they come from. */
    private static String arn(JsonNode event, String source) {
        String resource = RecordFields.text(event.path("resources").path(0));
        return source.equals(S3) && resource != null ? resource : "EventBridge, source " + source;
    }

    private static ReceivedMessage content(JsonNode event, byte[] invocation, String id, String source) {
        try {
            return new ReceivedMessage.Event(EventBridgeEvent.event(event, invocation), null);
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

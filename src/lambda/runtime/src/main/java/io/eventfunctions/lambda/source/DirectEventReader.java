package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;

import io.eventfunctions.spi.ReceivedMessage;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** Reads the events of direct invocations, which fail with the reason if an event is invalid. */
final class DirectEventReader {

    private DirectEventReader() {}

    static InvocationRecord read(JsonNode json) {
        CloudEvent event;
        try {
            event = CloudEventParts.event(json);
        } catch (RuntimeException e) {
            throw MESSAGES.invalidEvent(e.getMessage(), e);
        }
        return InvocationRecord.unordered(
                new EventSource(
                        EventSourceType.DIRECT, event.getType(), "a direct invocation, event type " + event.getType()),
                () -> new ReceivedMessage.Event(event, null));
    }
}

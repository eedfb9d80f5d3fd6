package io.eventfunctions.lambda.source;

import io.cloudevents.CloudEvent;

import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.event.EventJsonReader;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** Reads the events of direct invocations, which fail with the reason if an event is invalid. */
final class DirectEventReader {

    private DirectEventReader() {}

    /** Reads the event between two positions of an invocation. */
    static InvocationRecord read(byte[] invocation, int from, int to) {
        CloudEvent event;
        try {
            event = EventJsonReader.read(invocation, from, to);
        } catch (RuntimeException e) {
            throw MESSAGES.invalidEvent(e.getMessage(), e);
        }
        return InvocationRecord.unordered(
                new EventSource(
                        EventSourceType.DIRECT, event.getType(), "a direct invocation, event type " + event.getType()),
                () -> new ReceivedMessage.Event(event, null));
    }
}

package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;

import io.eventfunctions.spi.ReceivedMessage;

/** Events in their JSON format with which somebody invokes the function. Whoever does hears what is wrong with them. */
final class DirectSource {

    private DirectSource() {}

    static Item read(JsonNode json) {
        CloudEvent event;
        try {
            event = Notifications.event(json);
        } catch (RuntimeException e) {
            throw new MalformedInvocationException(
                    "The function was invoked with what is no CloudEvent: " + e.getMessage(), e);
        }
        return Item.free(
                new Origin(SourceKind.DIRECT, event.getType(), "a direct invocation, event type " + event.getType()),
                () -> new ReceivedMessage.Event(event, null));
    }
}

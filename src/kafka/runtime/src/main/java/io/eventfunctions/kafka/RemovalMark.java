package io.eventfunctions.kafka;

import java.net.URI;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

/** The event that says of a letter before it that it is removed. */
final class RemovalMark {

    static final String TYPE = "io.eventfunctions.deadletter.removed";

    private static final String POSITION = "deadletterposition";

    private RemovalMark() {}

    static CloudEvent of(String channel, String position) {
        return CloudEventBuilder.v1()
                .withId(position)
                .withSource(URI.create("/dead-letters/" + channel))
                .withType(TYPE)
                .withExtension(POSITION, position)
                .build();
    }

    /** The position of the letter that is removed; empty if the event is no mark. */
    static Optional<String> position(CloudEvent event) {
        return event.getType().equals(TYPE)
                ? Optional.of(String.valueOf(event.getExtension(POSITION)))
                : Optional.empty();
    }
}

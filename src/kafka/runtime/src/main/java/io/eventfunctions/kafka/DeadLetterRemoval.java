package io.eventfunctions.kafka;

import java.net.URI;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.spi.DeadLetterStore;

/** The event that marks an earlier dead letter on its topic as removed. */
final class DeadLetterRemoval {

    static final String TYPE = DeadLetterStore.REMOVED;

    private static final String POSITION = "deadletterposition";

    private DeadLetterRemoval() {}

    static CloudEvent of(String channel, String position) {
        return CloudEventBuilder.v1()
                .withId(position)
                .withSource(URI.create("/dead-letters/" + channel))
                .withType(TYPE)
                .withExtension(POSITION, position)
                .build();
    }

    /** The position of the dead letter that is removed; empty if the event is not a removal. */
    static Optional<String> position(CloudEvent event) {
        return event.getType().equals(TYPE)
                ? Optional.of(String.valueOf(event.getExtension(POSITION)))
                : Optional.empty();
    }
}

package io.eventfunctions.function;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;

/**
 * The application's name, which tells its dead letters from those of other applications on the same topic.
 *
 * @param value {@code quarkus.application.name}
 */
public record ApplicationName(String value) {

    /** A dead letter with the mark that it is of this application. */
    public CloudEvent mark(CloudEvent letter) {
        return CloudEventBuilder.from(letter)
                .withExtension(Extensions.DEAD_LETTER_APPLICATION, value)
                .build();
    }

    /** Whether an event, if it is a dead letter or was one, is of this application; so is one without a mark. */
    public boolean owns(CloudEvent event) {
        Object application = event.getExtension(Extensions.DEAD_LETTER_APPLICATION);
        return application == null || application.equals(value);
    }
}

package io.eventfunctions.function;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;

/** The marks of an event that was sent back from the dead letters; they are for its own channel and go no further. */
final class Redriven {

    private Redriven() {}

    /** Whether the event was sent back; a dead letter that has been sent back before is still a dead letter. */
    static boolean is(CloudEvent event) {
        return event.getExtension(Extensions.DEAD_LETTER_REDRIVES) != null
                && event.getExtension(Extensions.DEAD_LETTER_REASON) == null;
    }

    /** The event without the marks. */
    static CloudEvent unmarked(CloudEvent event) {
        return is(event)
                ? CloudEventBuilder.from(event)
                        .withoutExtension(Extensions.DEAD_LETTER_REDRIVES)
                        .withoutExtension(Extensions.DEAD_LETTER_FUNCTION)
                        .withoutExtension(Extensions.DEAD_LETTER_APPLICATION)
                        .build()
                : event;
    }
}

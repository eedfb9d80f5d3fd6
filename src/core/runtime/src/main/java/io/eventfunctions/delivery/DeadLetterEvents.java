package io.eventfunctions.delivery;

import java.time.Clock;
import java.time.OffsetDateTime;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Extensions;
import io.eventfunctions.spi.event.AttributeValues;

/** Makes dead letters: the original event plus the attributes that say why and where it failed. */
final class DeadLetterEvents {

    /** Keeps a dead letter small enough for transports that carry attributes as headers. */
    private static final int LONGEST_MESSAGE = 1000;

    private final Clock clock;

    DeadLetterEvents(Clock clock) {
        this.clock = clock;
    }

    /**
     * The dead letter of an event.
     *
     * @param function the function that could not handle it, or {@code null}
     * @param failure what it failed with, or {@code null}
     */
    CloudEvent of(
            CloudEvent event,
            String channel,
            String function,
            DeadLetterReason reason,
            int attempts,
            Throwable failure) {
        CloudEventBuilder letter = CloudEventBuilder.from(event)
                .withExtension(Extensions.DEAD_LETTER_REASON, reason.attribute())
                .withExtension(Extensions.DEAD_LETTER_CHANNEL, channel)
                .withExtension(Extensions.DEAD_LETTER_ATTEMPTS, attempts)
                .withExtension(Extensions.DEAD_LETTER_TIME, OffsetDateTime.now(clock));
        if (function != null) {
            letter.withExtension(Extensions.DEAD_LETTER_FUNCTION, function);
        }
        if (failure != null) {
            letter.withExtension(
                    Extensions.DEAD_LETTER_ERROR, failure.getClass().getName());
            if (failure.getMessage() != null) {
                letter.withExtension(Extensions.DEAD_LETTER_MESSAGE, text(failure.getMessage()));
            }
        }
        return letter.build();
    }

    /** The text as an attribute can have it. */
    private static String text(String message) {
        String oneLine = AttributeValues.legal(message).strip();
        return oneLine.length() <= LONGEST_MESSAGE ? oneLine : shortened(oneLine, LONGEST_MESSAGE);
    }

    /** The beginning of a longer text; a character of two {@code char}s is not cut in half. */
    static String shortened(String text, int length) {
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}

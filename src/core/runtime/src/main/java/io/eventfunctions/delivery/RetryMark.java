package io.eventfunctions.delivery;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.Extensions;

/**
 * The mark of an event that was sent back to its queue for another attempt of one function. It is for the delivery only: neither the
 * function nor a dead letter has it.
 *
 * @param function the function
 * @param attempts how many attempts it has made
 */
public record RetryMark(String function, int attempts) {

    /** The mark of an event, or {@code null} if it has none that is valid. */
    public static @Nullable RetryMark of(CloudEvent event) {
        Object function = event.getExtension(Extensions.RETRY_FUNCTION);
        Object attempts = event.getExtension(Extensions.RETRY_ATTEMPTS);
        if (function == null || attempts == null) {
            return null;
        }
        try {
            return new RetryMark(function.toString(), Math.max(0, Integer.parseInt(attempts.toString())));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** An event without the mark. */
    public static CloudEvent remove(CloudEvent event) {
        return CloudEventBuilder.from(event)
                .withoutExtension(Extensions.RETRY_FUNCTION)
                .withoutExtension(Extensions.RETRY_ATTEMPTS)
                .build();
    }

    /** Whether the function is the one that failed. */
    public boolean isFor(DeliveryTarget target) {
        return target.name().equals(function);
    }

    CloudEvent on(CloudEvent event) {
        return CloudEventBuilder.from(event)
                .withExtension(Extensions.RETRY_FUNCTION, function)
                .withExtension(Extensions.RETRY_ATTEMPTS, attempts)
                .build();
    }
}

package io.eventfunctions.redrive;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.Extensions;

/** Makes of a dead letter the event that goes back: the original one, marked for the function that failed. */
final class RedriveEvents {

    private static final List<String> LEFT_BEHIND = List.of(
            Extensions.DEAD_LETTER_REASON,
            Extensions.DEAD_LETTER_CHANNEL,
            Extensions.DEAD_LETTER_ERROR,
            Extensions.DEAD_LETTER_MESSAGE,
            Extensions.DEAD_LETTER_ATTEMPTS,
            Extensions.DEAD_LETTER_TIME,
            Extensions.EXPIRY_TIME);

    private final int most;

    /** Allows an event to be sent back so many times. */
    RedriveEvents(int most) {
        this.most = most;
    }

    /**
     * Why the letter can't go back, if it can't.
     *
     * @param exists whether there is a function of the second name on the channel of the first
     */
    Optional<String> refusal(DeadLetter letter, BiPredicate<String, String> exists) {
        if (letter.function().isEmpty() || letter.channel().isEmpty()) {
            return Optional.of("no function failed with it, so there is none to send it to");
        }
        if (!exists.test(letter.channel().get(), letter.function().get())) {
            return Optional.of("this application has no function %s on a channel %s"
                    .formatted(letter.function().get(), letter.channel().get()));
        }
        if (letter.redrives() >= most) {
            return Optional.of("it has been sent back " + letter.redrives()
                    + " times, which is the most (quarkus.event-functions.dead-letters.max-redrives)");
        }
        return Optional.empty();
    }

    CloudEvent of(DeadLetter letter) {
        CloudEventBuilder event = CloudEventBuilder.from(letter.event());
        LEFT_BEHIND.forEach(event::withoutExtension);
        return event.withExtension(Extensions.DEAD_LETTER_REDRIVES, letter.redrives() + 1)
                .build();
    }
}

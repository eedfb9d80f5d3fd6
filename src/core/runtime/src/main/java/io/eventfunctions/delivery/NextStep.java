package io.eventfunctions.delivery;

import java.time.Duration;

import io.eventfunctions.DeadLetterReason;

/** What follows when an attempt has failed or could not be made. */
sealed interface NextStep {

    /** Another attempt after a delay. */
    record Retry(Duration delay) implements NextStep {}

    /**
     * Another attempt after a delay, in a message of its own.
     *
     * @param attempts how many attempts count as made
     */
    record Defer(Duration delay, int attempts) implements NextStep {}

    /** The event becomes a dead letter. */
    record GiveUp(DeadLetterReason reason) implements NextStep {}

    /** The broker gets the message back and redelivers it, after a delay where it can. */
    record GiveBack(Duration delay) implements NextStep {}
}

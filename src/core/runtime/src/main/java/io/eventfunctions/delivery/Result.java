package io.eventfunctions.delivery;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Outcome;

/**
 * How one delivery, or the handling of a message that is not an event, ended.
 *
 * @param outcome the outcome
 * @param reason why it was given up; {@code null} if it was not
 * @param failure what it failed with; {@code null} unless something failed
 */
public record Result(Outcome outcome, DeadLetterReason reason, Throwable failure) {

    static final Result DELIVERED = new Result(Outcome.DELIVERED, null);

    /** A result of an event that was not given up. */
    public Result(Outcome outcome, Throwable failure) {
        this(outcome, null, failure);
    }

    /** Whether the message must be given back to the broker. If only the next attempt is left to the broker, it need not. */
    public boolean rejected() {
        return outcome == Outcome.REJECTED && !(failure instanceof RetryDeferredException);
    }
}

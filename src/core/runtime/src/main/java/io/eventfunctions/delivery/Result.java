package io.eventfunctions.delivery;

import io.eventfunctions.Outcome;

/**
 * How one delivery, or the handling of a message that is not an event, ended.
 *
 * @param outcome the outcome
 * @param failure what it failed with; {@code null} unless something failed
 */
public record Result(Outcome outcome, Throwable failure) {

    static final Result DELIVERED = new Result(Outcome.DELIVERED, null);

    /** Whether the message must be given back to the broker. */
    public boolean rejected() {
        return outcome == Outcome.REJECTED;
    }
}

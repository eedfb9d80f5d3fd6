package io.eventfunctions.delivery;

import java.util.stream.Stream;

import io.eventfunctions.Outcome;

/**
 * How one delivery, or the handling of a message that is no event, ended.
 *
 * @param outcome the outcome
 * @param failure what it failed with; {@code null} unless something failed
 */
public record Result(Outcome outcome, Throwable failure) {

    static final Result DELIVERED = new Result(Outcome.DELIVERED, null);

    /** A rejection if there is one, else any; nothing to deliver counts as delivered. */
    public static Result worstOf(Stream<Result> results) {
        return results.reduce(DELIVERED, (worst, next) -> worst.rejected() ? worst : next);
    }

    /** Whether the message must be given back to the broker. */
    public boolean rejected() {
        return outcome == Outcome.REJECTED;
    }
}

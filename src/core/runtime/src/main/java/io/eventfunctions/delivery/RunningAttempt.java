package io.eventfunctions.delivery;

import java.util.concurrent.CompletionStage;

/** One attempt to deliver an event, under way or already over. */
public interface RunningAttempt {

    /**
     * Completes when the function is done and the events that it sent are confirmed; fails with an
     * {@link io.eventfunctions.UndecodableEventException} if the data doesn't fit, or with what the function or the sending
     * failed with.
     */
    CompletionStage<Void> done();

    /**
     * Gives the attempt up: its thread is interrupted, its {@code Uni} cancelled, and what it may still return is not sent.
     *
     * @param reason what {@link #done()} fails with at once, if the attempt hasn't ended yet
     */
    void abandon(Throwable reason);
}

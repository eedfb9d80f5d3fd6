package io.eventfunctions.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Knows which function has handled which event. A store is a CDI bean qualified with {@code @Identifier} and the name that
 * {@code delivery.deduplication} selects it by; the store {@code memory} is part of the core. It is called by several threads at the
 * same time, event loops included, and must not block.
 *
 * <p>An event is claimed before its first attempt, completed when it has been handled or dead-lettered, and released when it is
 * rejected. A claim that is neither completed nor released expires, so that a crash does not swallow the event.
 */
public interface DeduplicationStore {

    /**
     * An event for a function: what is handled once.
     *
     * @param source the event's source
     * @param id the event's id; of a redriven event, with the number of the redrive
     * @param function the function's name
     */
    record Key(String source, String id, String function) {}

    /** The answer to {@link #claim}. */
    enum Claim {
        /** The caller may handle the event. */
        GRANTED,
        /** The event has been handled within the window. */
        COMPLETED,
        /** Another delivery holds a claim that has not expired yet. */
        HELD
    }

    /**
     * Claims an event for one function.
     *
     * @param expiry after what time the claim expires, positive
     * @return completes with the answer; completes exceptionally if the store cannot be reached, which counts as a failed attempt
     */
    CompletionStage<Claim> claim(Key key, Duration expiry);

    /**
     * Records that the function has handled the event. A failure is logged and does not change the outcome.
     *
     * @param window for how long the record is kept, positive
     */
    CompletionStage<Void> complete(Key key, Duration window);

    /** Ends the caller's claim, so that the next one is granted. A failure is logged and does not change the outcome. */
    CompletionStage<Void> release(Key key);
}

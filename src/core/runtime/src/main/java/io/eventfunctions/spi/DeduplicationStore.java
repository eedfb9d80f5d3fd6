package io.eventfunctions.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Knows which function has handled which event. A store is a CDI bean qualified with {@code @Identifier} and the name that
 * {@code delivery.deduplication} chooses it by; {@code memory} is there.
 *
 * <p>An event is claimed before its first attempt, completed when it has been handled or is among the dead letters, and
 * released when it is given back to the broker. A claim that is neither completed nor released ends by itself, so that a
 * crash in the middle does not swallow the event.
 */
public interface DeduplicationStore {

    /**
     * What is handled once.
     *
     * @param source the event's source
     * @param id the event's id
     * @param function the function's name
     */
    record Key(String source, String id, String function) {}

    /** The answer to {@link #claim}. */
    enum Claim {
        /** The caller may handle the event. */
        GRANTED,
        /** The event has been handled within the window. */
        COMPLETED,
        /** Another delivery holds a claim that has not ended yet. */
        HELD
    }

    /**
     * Claims an event for one function.
     *
     * @param expiry when the claim ends by itself, from now
     * @return fails if the store can't be asked; that counts as a failed attempt
     */
    CompletionStage<Claim> claim(Key key, Duration expiry);

    /**
     * Remembers that the function has handled the event.
     *
     * @param window for how long, from now
     */
    CompletionStage<Void> complete(Key key, Duration window);

    /** Ends the caller's claim; the next one is granted. */
    CompletionStage<Void> release(Key key);
}

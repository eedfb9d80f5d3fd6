package io.eventfunctions.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Knows which function has handled which event. A store is a CDI bean qualified with {@code @Identifier} and the name that
 * {@code delivery.deduplication} selects it by; the store {@code memory} is part of the core. It is called by several threads at the
 * same time, event loops included, and must not block. {@code DeduplicationStoreConformance} in the module
 * {@code event-functions-conformance} tests what is written here.
 *
 * <p><b>Claims.</b> A delivery claims its event before the first attempt. A claim is short: while the delivery lives, whether it waits for
 * a slot, for its function, for a backoff or for the confirmation of a dead letter, it {@linkplain #renew renews} the claim. So a claim
 * whose holder has crashed lapses soon, and the event is not blocked for longer. The delivery {@linkplain #complete completes} the claim
 * when the event has been handled or dead-lettered, and otherwise {@linkplain #release releases} it.
 *
 * <p><b>Fencing.</b> Each claim has a token of its own. A holder that was stopped for so long that its claim lapsed (a paused process, a
 * network cut) may still call the store: once another claim of the key has been granted, its calls must change nothing.
 *
 * <p><b>Failures.</b> A method may throw, or return a stage that completes exceptionally: the store cannot be reached. It must not return
 * {@code null}.
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

    /** What {@link #claim} is answered with. */
    sealed interface Answer permits Claim, Refusal {}

    /**
     * The caller may handle the event.
     *
     * @param key what is claimed
     * @param token the fencing token: greater than that of each earlier claim of the key that the store remembers
     * @param attempted whether an earlier holder may have called the function: it released its claim after an attempt, or its claim has
     *     lapsed. An event that was attempted does not expire any more. A store that has forgotten the earlier claim answers
     *     {@code false}
     */
    record Claim(Key key, long token, boolean attempted) implements Answer {}

    /** Why a claim is not granted. */
    enum Refusal implements Answer {
        /** The event has been handled within the window. */
        COMPLETED,
        /** Another delivery holds a claim that has not lapsed. */
        HELD
    }

    /**
     * Claims an event for one function.
     *
     * @param expiry after what time the claim lapses unless it is renewed, positive
     * @param window for how long the store remembers the event after the claim was released or has lapsed, positive
     * @return completes with the answer, never with {@code null}; completes exceptionally if the store cannot be reached, which counts as
     *     a failed attempt
     */
    CompletionStage<Answer> claim(Key key, Duration expiry, Duration window);

    /**
     * Lets a claim last longer.
     *
     * @param expiry after what time it lapses from now, unless it is renewed again, positive
     * @return completes with {@code false} if the claim is lost: another claim of the key has been granted, or this one has been completed
     *     or released. A claim that has lapsed without a successor is renewed. Completes exceptionally if the store cannot be reached; then
     *     the holder tries again while the claim lasts
     */
    CompletionStage<Boolean> renew(Claim claim, Duration expiry);

    /**
     * Records that the function has handled the event. A failure is logged and does not change the outcome.
     *
     * @param window for how long the record is kept, positive
     * @return completes with {@code false} if the claim is lost, as for {@link #renew}; then nothing is recorded
     */
    CompletionStage<Boolean> complete(Claim claim, Duration window);

    /**
     * Ends a claim without a record, so that the next one is granted at once. A failure is logged and does not change the outcome; the claim
     * lapses then.
     *
     * @param attempted whether the function has been called for the event, under this claim or before; the next claim says so
     * @return completes with {@code false} if the claim is lost, as for {@link #renew}; then nothing is released
     */
    CompletionStage<Boolean> release(Claim claim, boolean attempted);
}

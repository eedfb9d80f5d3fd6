package io.eventfunctions.delivery;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.DeduplicationStore.Refusal;
import io.eventfunctions.spi.Delivery;

/** What a delivery knows of the claim on its event, from the first question to the end. Without a store it needs none. */
final class ClaimOnEvent {

    private final Deduplication deduplication;
    private final Delivery delivery;
    private final Key key;
    private HeldClaim held;
    private boolean refused;

    ClaimOnEvent(Deduplication deduplication, Delivery delivery) {
        this.deduplication = deduplication;
        this.delivery = delivery;
        this.key = deduplication.key(delivery);
    }

    /** Whether the store is to be asked for it before an attempt. */
    boolean isMissing() {
        return key != null && held == null;
    }

    /** Whether another delivery has had it, so that only the store knows whether the event was attempted. */
    boolean wasAnothers() {
        return refused && held == null;
    }

    /** Whether another delivery may have it although it was granted to this one. */
    boolean isDoubtful() {
        return held != null && !held.isHeld();
    }

    /** Asks the store for it; never throws. */
    CompletableFuture<Answer> ask() {
        return deduplication.claim(key);
    }

    /**
     * Holds it if it is granted.
     *
     * @param asked when the store was asked
     * @return the claim, or {@code null} if it is refused
     */
    Claim hold(Answer answer, long asked) {
        if (Objects.requireNonNull(answer, "The deduplication store has answered with null") instanceof Claim claim) {
            held = deduplication.hold(claim, delivery, asked);
            return claim;
        }
        refused |= answer == Refusal.HELD;
        return null;
    }

    /** Asks whose a doubtful claim is; completes exceptionally if the store cannot be reached. */
    CompletionStage<Boolean> confirm() {
        return held.renew();
    }

    /** It is another delivery's, and must be asked for again. */
    void lose(boolean attempted) {
        refused = true;
        release(attempted);
    }

    void release(boolean attempted) {
        HeldClaim released = held;
        held = null;
        if (released != null) {
            deduplication.endRenewal(released);
            released.release(attempted);
        }
    }

    void complete() {
        HeldClaim completed = held;
        held = null;
        if (completed != null) {
            deduplication.endRenewal(completed);
            completed.complete();
        }
    }
}

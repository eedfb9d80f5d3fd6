package io.eventfunctions.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.Delivery;

/**
 * A delivery's claim on its event. It is held until the store answers that it is lost, and otherwise for as long as the store has
 * promised, counted from before the store was asked.
 */
final class HeldClaim {

    private static final long EXPIRY_NANOS = ClaimStore.EXPIRY.toNanos();

    private final ClaimStore store;
    private final Claim claim;
    private final Delivery delivery;
    private final Timer timer;
    private volatile long promised;
    private volatile boolean lost;
    private volatile boolean settled;

    /** Its neighbours among the claims that are renewed; guarded by {@link ClaimRenewals}. */
    @Nullable
    HeldClaim previous;

    @Nullable
    HeldClaim next;

    /**
     * A claim that has been granted.
     *
     * @param store the one that has granted it
     * @param asked when the store was asked for it, on the timer's clock
     */
    HeldClaim(ClaimStore store, Claim claim, Delivery delivery, Timer timer, long asked) {
        this.store = store;
        this.claim = claim;
        this.delivery = delivery;
        this.timer = timer;
        this.promised = asked;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Whether no other delivery can have a claim on the event. */
    boolean isHeld() {
        return !lost && timer.nanoTime() - promised < EXPIRY_NANOS;
    }

    /** Renews the claim; completes with whether it is held, or exceptionally if the store cannot be reached. */
    CompletionStage<Boolean> renew() {
        if (lost) {
            return CompletableFuture.completedFuture(false);
        }
        long asked = timer.nanoTime();
        return store.renew(claim).thenApply(HeldClaim::answered).thenApply(held -> {
            if (held) {
                promised = asked;
            } else {
                lose();
            }
            return held;
        });
    }

    /** A claim that was settled while the store was asked to renew it is not lost. */
    private void lose() {
        if (!settled && !lost) {
            lost = true;
            CoreMessages.DELIVERY.claimLost(delivery);
        }
    }

    /** The event has been handled; a store that fails does not change the outcome. */
    void complete() {
        if (isToSettle()) {
            settled(store.complete(claim));
        }
    }

    /** The event is for another delivery. */
    void release(boolean attempted) {
        if (isToSettle()) {
            settled(store.release(claim, attempted));
        }
    }

    private boolean isToSettle() {
        settled = true;
        return !lost;
    }

    private void settled(CompletableFuture<Boolean> answer) {
        if (Completed.successfully(answer) && Boolean.TRUE.equals(answer.join())) {
            return;
        }
        answer.thenApply(HeldClaim::answered).whenComplete((held, failure) -> {
            if (failure != null) {
                CoreMessages.DELIVERY.notRecorded(delivery, Failures.unwrap(failure));
            } else if (!held) {
                CoreMessages.DELIVERY.claimLost(delivery);
            }
        });
    }

    private static Boolean answered(Boolean answer) {
        if (answer == null) {
            throw CoreMessages.DELIVERY.noAnswer();
        }
        return answer;
    }
}

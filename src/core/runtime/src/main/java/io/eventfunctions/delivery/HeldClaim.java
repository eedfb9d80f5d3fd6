package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.Delivery;

/**
 * A delivery's claim on its event. It is held until the store answers that it is lost, and otherwise for as long as the store has
 * promised, counted from before the store was asked.
 */
final class HeldClaim {

    /** After what time a claim lapses that is not renewed: so long an event is blocked by a holder that has crashed. */
    static final Duration EXPIRY = Duration.ofSeconds(30);

    private final DeduplicationStore store;
    private final Claim claim;
    private final Duration window;
    private final Delivery delivery;
    private final Timer timer;
    private final Consumer<HeldClaim> whenSettled;
    private volatile long promised;
    private volatile boolean lost;
    private volatile boolean settled;

    /**
     * A claim that has been granted.
     *
     * @param whenSettled hears that it needs no more renewal
     * @param asked when the store was asked for it, on the timer's clock
     */
    HeldClaim(
            DeduplicationStore store,
            Claim claim,
            Duration window,
            Delivery delivery,
            Timer timer,
            Consumer<HeldClaim> whenSettled,
            long asked) {
        this.store = store;
        this.claim = claim;
        this.window = window;
        this.delivery = delivery;
        this.timer = timer;
        this.whenSettled = whenSettled;
        this.promised = asked;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Whether no other delivery can have a claim on the event. */
    boolean isHeld() {
        return !lost && timer.nanoTime() - promised < EXPIRY.toNanos();
    }

    /** Renews the claim; completes with whether it is held, or exceptionally if the store cannot be reached. */
    CompletionStage<Boolean> renew() {
        if (lost) {
            return CompletableFuture.completedFuture(false);
        }
        long asked = timer.nanoTime();
        return asked(() -> store.renew(claim, EXPIRY))
                .thenApply(HeldClaim::answered)
                .thenApply(held -> {
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
        settle(() -> store.complete(claim, window));
    }

    /** The event is for another delivery. */
    void release(boolean attempted) {
        settle(() -> store.release(claim, attempted));
    }

    private void settle(Supplier<CompletionStage<Boolean>> settlement) {
        settled = true;
        whenSettled.accept(this);
        if (lost) {
            return;
        }
        CompletableFuture<Boolean> answer = asked(settlement);
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

    /** Asks the store; whatever is wrong with it, the delivery goes on. */
    private static CompletableFuture<Boolean> asked(Supplier<CompletionStage<Boolean>> question) {
        try {
            CompletionStage<Boolean> answer = question.get();
            return answer == null ? CompletableFuture.completedFuture(null) : answer.toCompletableFuture();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Boolean answered(Boolean answer) {
        if (answer == null) {
            throw CoreMessages.DELIVERY.noAnswer();
        }
        return answer;
    }
}

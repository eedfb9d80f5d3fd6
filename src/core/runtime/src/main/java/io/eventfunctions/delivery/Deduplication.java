package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Extensions;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.Delivery;

/** The second step: whether the function has handled the event before. */
final class Deduplication {

    private final ClaimStore store;
    private final ClaimRenewals renewals;
    private final Timer timer;

    /** Deduplicates in the store, or not at all if it is {@code null}. */
    Deduplication(DeduplicationStore store, Duration window, Timer timer) {
        this.store = store == null ? null : new ClaimStore(store, window);
        this.timer = timer;
        this.renewals = new ClaimRenewals(timer);
    }

    /** What the store knows a delivery by; {@code null} without a store. */
    Key key(Delivery delivery) {
        if (store == null) {
            return null;
        }
        // An event that was sent back from the dead letters is to be handled again.
        CloudEvent event = delivery.event();
        Object redrives = event.getExtension(Extensions.DEAD_LETTER_REDRIVES);
        String id = redrives == null ? event.getId() : event.getId() + " redrive " + redrives;
        return new Key(event.getSource().toString(), id, delivery.function());
    }

    /** Asks for the claim on a key; never throws, and never returns {@code null}. */
    CompletableFuture<Answer> claim(Key key) {
        return store.claim(key);
    }

    /**
     * Holds a granted claim, and renews it until it is settled.
     *
     * @param asked when the store was asked for it, on the timer's clock
     */
    HeldClaim hold(Claim claim, Delivery delivery, long asked) {
        HeldClaim held = new HeldClaim(store, claim, delivery, timer, asked);
        renewals.begin(held);
        return held;
    }

    /** A claim that is about to be settled needs no more renewal. */
    void endRenewal(HeldClaim claim) {
        renewals.end(claim);
    }
}

package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.Delivery;

/** The second step: whether the function has handled the event before. */
final class Deduplication {

    private static final CompletionStage<Claim> GRANTED = CompletableFuture.completedFuture(Claim.GRANTED);

    private final DeduplicationStore store;
    private final Duration claim;
    private final Duration window;

    /** Deduplicates in the store, or not at all if it is {@code null}. */
    Deduplication(DeduplicationStore store, Duration claim, Duration window) {
        this.store = store;
        this.claim = claim;
        this.window = window;
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

    CompletionStage<Claim> claim(Key key) {
        return key == null ? GRANTED : store.claim(key, claim);
    }

    /** What the outcome means to the store; a store that fails does not change the outcome. */
    void settle(Key key, Delivery delivery, Outcome outcome) {
        if (key == null) {
            return;
        }
        try {
            switch (outcome) {
                case DELIVERED, DEAD_LETTERED -> logged(store.complete(key, window), delivery);
                case REJECTED -> logged(store.release(key), delivery);
                case DUPLICATE, EXPIRED -> {} // It holds no claim: the event may be another delivery's.
            }
        } catch (RuntimeException e) {
            log(e, delivery);
        }
    }

    private static void logged(CompletionStage<Void> settled, Delivery delivery) {
        if (Completed.successfully(settled)) {
            return;
        }
        settled.whenComplete((ignored, failure) -> {
            if (failure != null) {
                log(failure, delivery);
            }
        });
    }

    private static void log(Throwable failure, Delivery delivery) {
        CoreMessages.DELIVERY.notRecorded(delivery, failure);
    }
}

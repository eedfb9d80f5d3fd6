package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;

/**
 * Asks a store; whatever is wrong with it, the delivery goes on: a question never throws.
 *
 * @param store the store
 * @param window for how long it remembers what was handled
 */
record ClaimStore(DeduplicationStore store, Duration window) {

    /** After what time a claim lapses that is not renewed: so long an event is blocked by a holder that has crashed. */
    static final Duration EXPIRY = Duration.ofSeconds(30);

    CompletableFuture<Answer> claim(Key key) {
        try {
            return future(store.claim(key, EXPIRY, window));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    CompletableFuture<Boolean> renew(Claim claim) {
        try {
            return future(store.renew(claim, EXPIRY));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    CompletableFuture<Boolean> complete(Claim claim) {
        try {
            return future(store.complete(claim, window));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    CompletableFuture<Boolean> release(Claim claim, boolean attempted) {
        try {
            return future(store.release(claim, attempted));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The answer of a store, which may have returned nothing. */
    private static <T> CompletableFuture<T> future(CompletionStage<T> answer) {
        return answer == null ? CompletableFuture.completedFuture(null) : answer.toCompletableFuture();
    }
}

package io.eventfunctions.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what has begun and not ended. */
final class AtWork {

    private final AtomicInteger count = new AtomicInteger();
    private volatile CompletableFuture<Void> none;

    void begin() {
        count.incrementAndGet();
    }

    void end() {
        if (count.decrementAndGet() == 0) {
            CompletableFuture<Void> awaited = none;
            if (awaited != null) {
                awaited.complete(null);
            }
        }
    }

    /** Completes when everything that has begun has ended; the latest call only. */
    CompletionStage<Void> none() {
        CompletableFuture<Void> awaited = new CompletableFuture<>();
        none = awaited;
        if (count.get() == 0) {
            awaited.complete(null);
        }
        return awaited;
    }
}

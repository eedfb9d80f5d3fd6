package io.eventfunctions.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what has begun and not ended. */
final class AtWork {

    private final AtomicInteger count = new AtomicInteger();
    private final CompletableFuture<Void> none = new CompletableFuture<>();
    private volatile boolean awaited;

    void begin() {
        count.incrementAndGet();
    }

    void end() {
        if (count.decrementAndGet() == 0 && awaited) {
            none.complete(null);
        }
    }

    /** Completes when everything that has begun has ended. */
    CompletionStage<Void> none() {
        awaited = true;
        if (count.get() == 0) {
            none.complete(null);
        }
        return none;
    }
}

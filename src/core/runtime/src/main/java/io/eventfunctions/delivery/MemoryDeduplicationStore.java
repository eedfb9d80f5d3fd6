package io.eventfunctions.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import io.eventfunctions.DeduplicationStore;

/**
 * The bounded store of one process. It forgets the least used entries when it is full and everything when the process
 * ends: it catches the duplicates that arise while the application runs.
 */
public final class MemoryDeduplicationStore implements DeduplicationStore {

    private static final CompletionStage<Claim> GRANTED = CompletableFuture.completedStage(Claim.GRANTED);
    private static final CompletionStage<Claim> COMPLETED = CompletableFuture.completedStage(Claim.COMPLETED);
    private static final CompletionStage<Claim> HELD = CompletableFuture.completedStage(Claim.HELD);
    private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    private record Entry(boolean completed, long nanos) {}

    private final Cache<Key, Entry> entries;

    /**
     * An empty store.
     *
     * @param capacity the greatest number of entries
     * @param clock tells when claims and windows end
     */
    public MemoryDeduplicationStore(long capacity, Clock clock) {
        this.entries = Caffeine.newBuilder()
                .maximumSize(capacity)
                .ticker(() -> nanos(clock))
                .executor(Runnable::run)
                .expireAfter(Expiry.<Key, Entry>writing((key, entry) -> Duration.ofNanos(entry.nanos())))
                .build();
    }

    private static long nanos(Clock clock) {
        return clock.millis() * 1_000_000;
    }

    @Override
    public CompletionStage<Claim> claim(Key key, Duration expiry) {
        Entry held = entries.asMap().putIfAbsent(key, new Entry(false, expiry.toNanos()));
        if (held == null) {
            return GRANTED;
        }
        return held.completed() ? COMPLETED : HELD;
    }

    @Override
    public CompletionStage<Void> complete(Key key, Duration window) {
        entries.put(key, new Entry(true, window.toNanos()));
        return DONE;
    }

    @Override
    public CompletionStage<Void> release(Key key) {
        entries.invalidate(key);
        return DONE;
    }
}

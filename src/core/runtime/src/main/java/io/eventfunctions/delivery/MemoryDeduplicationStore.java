package io.eventfunctions.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

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

    /** A claim, or what became of it. It changes in place, which costs the cache nothing. */
    private static final class Entry {

        private final long claimEnds;
        private volatile long completedUntil;

        Entry(long claimEnds) {
            this.claimEnds = claimEnds;
        }

        boolean isOver(long now) {
            return now >= (completedUntil == 0 ? claimEnds : completedUntil);
        }
    }

    private final Cache<Key, Entry> entries;
    private final Clock clock;

    /**
     * An empty store.
     *
     * @param capacity the greatest number of entries
     * @param clock tells when claims and windows end
     */
    public MemoryDeduplicationStore(long capacity, Clock clock) {
        this.entries = Caffeine.newBuilder().maximumSize(capacity).build();
        this.clock = clock;
    }

    @Override
    public CompletionStage<Claim> claim(Key key, Duration expiry) {
        long now = clock.millis();
        Entry claim = new Entry(now + expiry.toMillis());
        Entry held = entries.asMap().putIfAbsent(key, claim);
        if (held == null || held.isOver(now) && entries.asMap().replace(key, held, claim)) {
            return GRANTED;
        }
        return held.completedUntil == 0 || held.isOver(now) ? HELD : COMPLETED;
    }

    @Override
    public CompletionStage<Void> complete(Key key, Duration window) {
        long now = clock.millis();
        Entry entry = entries.asMap().computeIfAbsent(key, ignored -> new Entry(now));
        entry.completedUntil = now + window.toMillis();
        return DONE;
    }

    @Override
    public CompletionStage<Void> release(Key key) {
        entries.invalidate(key);
        return DONE;
    }
}

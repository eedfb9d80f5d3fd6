package io.eventfunctions.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.eventfunctions.spi.DeduplicationStore;

/**
 * The bounded store of one process: it knows the last so many events, and forgets everything when the process ends. It
 * catches the duplicates that arise while the application runs.
 *
 * <p>The newest entry takes the place of the oldest. A cache would keep what is asked for often; here each event is asked for
 * once as a rule, and the latest are those that come twice.
 */
public final class MemoryDeduplicationStore implements DeduplicationStore {

    private static final CompletionStage<Claim> GRANTED = CompletableFuture.completedFuture(Claim.GRANTED);
    private static final CompletionStage<Claim> COMPLETED = CompletableFuture.completedFuture(Claim.COMPLETED);
    private static final CompletionStage<Claim> HELD = CompletableFuture.completedFuture(Claim.HELD);
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    /** A claim, or what became of it. */
    private static final class Entry {

        private final Key key;
        private final long claimEnds;
        private volatile long completedUntil;

        Entry(Key key, long claimEnds) {
            this.key = key;
            this.claimEnds = claimEnds;
        }

        boolean isOver(long now) {
            return now >= (completedUntil == 0 ? claimEnds : completedUntil);
        }
    }

    private final ConcurrentMap<Key, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<Entry> byAge;
    private final AtomicLong remembered = new AtomicLong();
    private final Clock clock;

    /**
     * An empty store.
     *
     * @param capacity the greatest number of entries, at least 1
     * @param clock tells when claims and windows end
     */
    public MemoryDeduplicationStore(int capacity, Clock clock) {
        this.byAge = new AtomicReferenceArray<>(capacity);
        this.clock = clock;
    }

    @Override
    public CompletionStage<Claim> claim(Key key, Duration expiry) {
        long now = clock.millis();
        Entry claim = new Entry(key, now + expiry.toMillis());
        Entry held = entries.putIfAbsent(key, claim);
        if (held == null || held.isOver(now) && entries.replace(key, held, claim)) {
            forgetForTheSakeOf(claim);
            return GRANTED;
        }
        return held.completedUntil == 0 || held.isOver(now) ? HELD : COMPLETED;
    }

    @Override
    public CompletionStage<Void> complete(Key key, Duration window) {
        long now = clock.millis();
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = new Entry(key, now);
            entries.put(key, entry);
            forgetForTheSakeOf(entry);
        }
        entry.completedUntil = now + window.toMillis();
        return DONE;
    }

    @Override
    public CompletionStage<Void> release(Key key) {
        entries.remove(key);
        return DONE;
    }

    private void forgetForTheSakeOf(Entry newest) {
        int place = (int) (remembered.getAndIncrement() % byAge.length());
        Entry oldest = byAge.getAndSet(place, newest);
        if (oldest != null) {
            entries.remove(oldest.key, oldest);
        }
    }
}

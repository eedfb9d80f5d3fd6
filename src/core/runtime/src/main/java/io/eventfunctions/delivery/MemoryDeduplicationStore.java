package io.eventfunctions.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.eventfunctions.delivery.RememberedClaim.State;
import io.eventfunctions.spi.DeduplicationStore;

/**
 * The bounded store of one process: it knows the last so many events, and forgets everything when the process ends. It
 * catches the duplicates that arise while the application runs.
 *
 * <p>The newest entry takes the place of the oldest. A cache would keep what is asked for often; here each event is asked for
 * once as a rule, and the latest are those that come twice.
 */
public final class MemoryDeduplicationStore implements DeduplicationStore {

    private static final CompletionStage<Boolean> DONE = CompletableFuture.completedFuture(true);
    private static final CompletionStage<Boolean> LOST = CompletableFuture.completedFuture(false);

    private final ConcurrentMap<Key, RememberedClaim> entries = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<RememberedClaim> byAge;
    private final AtomicLong remembered = new AtomicLong();
    private final AtomicLong tokens = new AtomicLong();
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
    public CompletionStage<Answer> claim(Key key, Duration expiry, Duration window) {
        long now = clock.millis();
        RememberedClaim last = entries.get(key);
        Refusal refusal = last == null ? null : last.giveWay(now);
        if (refusal != null) {
            return CompletableFuture.completedFuture(refusal);
        }
        boolean attempted = last != null && last.attempted(now);
        Claim claim = new Claim(key, tokens.incrementAndGet(), attempted);
        RememberedClaim next = new RememberedClaim(claim, State.HELD, now + expiry.toMillis(), window.toMillis());
        boolean ours = last != null && entries.replace(key, last, next) || entries.putIfAbsent(key, next) == null;
        if (!ours) {
            return CompletableFuture.completedFuture(Refusal.HELD);
        }
        forgetForTheSakeOf(next);
        return CompletableFuture.completedFuture(claim);
    }

    @Override
    public CompletionStage<Boolean> renew(Claim claim, Duration expiry) {
        return become(claim, State.HELD, expiry);
    }

    @Override
    public CompletionStage<Boolean> complete(Claim claim, Duration window) {
        return become(claim, State.COMPLETED, window);
    }

    @Override
    public CompletionStage<Boolean> release(Claim claim, boolean attempted) {
        RememberedClaim entry = entries.get(claim.key());
        return entry == null || entry.release(claim, attempted, clock.millis()) ? DONE : LOST;
    }

    /** A claim that has been forgotten for newer ones has no successor: it is remembered anew. */
    private CompletionStage<Boolean> become(Claim claim, State state, Duration duration) {
        long now = clock.millis();
        RememberedClaim entry = entries.get(claim.key());
        if (entry == null) {
            RememberedClaim anew = new RememberedClaim(claim, state, now + duration.toMillis(), duration.toMillis());
            entry = entries.putIfAbsent(claim.key(), anew);
            if (entry == null) {
                forgetForTheSakeOf(anew);
                return DONE;
            }
        }
        return entry.become(claim, state, now + duration.toMillis()) ? DONE : LOST;
    }

    private void forgetForTheSakeOf(RememberedClaim newest) {
        int place = (int) (remembered.getAndIncrement() % byAge.length());
        RememberedClaim oldest = byAge.getAndSet(place, newest);
        if (oldest != null) {
            entries.remove(oldest.key(), oldest);
        }
    }
}

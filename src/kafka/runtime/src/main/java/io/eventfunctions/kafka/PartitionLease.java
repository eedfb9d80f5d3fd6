package io.eventfunctions.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.eventfunctions.spi.Lease;

/** The assignment of a partition to this consumer: the lease of all records that are received under it. */
final class PartitionLease implements Lease {

    private final AtomicInteger attempts = new AtomicInteger();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean ending;
    private volatile boolean over;

    @Override
    public boolean isHeld() {
        return !ending;
    }

    /** Later than {@link #isHeld()}: what ends while the rebalance waits for it is committed. */
    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public boolean beginAttempt() {
        attempts.incrementAndGet();
        if (ending) {
            attemptEnded();
            return false;
        }
        return true;
    }

    @Override
    public void attemptEnded() {
        if (attempts.decrementAndGet() == 0 && ending) {
            idle.complete(null);
        }
    }

    /** The partition is revoked: no attempt begins any more. Completes when those in progress have ended. */
    CompletableFuture<Void> end() {
        ending = true;
        if (attempts.get() == 0) {
            idle.complete(null);
        }
        return idle;
    }

    /** The next owner may begin: nothing is committed any more. */
    void lapse() {
        ending = true;
        over = true;
    }
}

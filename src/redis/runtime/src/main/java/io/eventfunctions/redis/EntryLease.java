package io.eventfunctions.redis;

import java.util.function.LongSupplier;

import io.eventfunctions.spi.Lease;

/**
 * A consumer's hold on a pending entry. It ends by time unless it is renewed, because after the idle time any consumer of the group
 * may claim the entry; so it ends as well when the server cannot be reached.
 */
final class EntryLease implements Lease {

    private final long spanNanos;
    private final LongSupplier nanoTime;
    private final int earlierReceptions;
    private volatile long renewed;
    private volatile boolean lost;

    /**
     * A lease that begins now.
     *
     * @param spanNanos how long it lasts without renewal
     * @param nanoTime the clock
     * @param earlierReceptions how often the entry was delivered before, to any consumer of the group
     */
    EntryLease(long spanNanos, LongSupplier nanoTime, int earlierReceptions) {
        this(spanNanos, nanoTime, earlierReceptions, nanoTime.getAsLong());
    }

    EntryLease(long spanNanos, LongSupplier nanoTime, int earlierReceptions, long begin) {
        this.spanNanos = spanNanos;
        this.nanoTime = nanoTime;
        this.earlierReceptions = earlierReceptions;
        this.renewed = begin;
    }

    @Override
    public boolean isHeld() {
        return !lost && nanoTime.getAsLong() - renewed < spanNanos;
    }

    @Override
    public int earlierReceptions() {
        return earlierReceptions;
    }

    /**
     * The server has confirmed that the consumer holds the entry.
     *
     * @param when a time before the server was asked
     */
    void renew(long when) {
        renewed = when;
    }

    /** Another consumer has claimed the entry. */
    void lose() {
        lost = true;
    }
}

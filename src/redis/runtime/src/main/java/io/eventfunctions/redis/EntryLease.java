package io.eventfunctions.redis;

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.Lease;

/**
 * A consumer's hold on a pending entry. It ends by time unless it is renewed, because after the idle time any consumer of the group
 * may claim the entry; so it ends as well when the server cannot be reached. It is suspended while an entry of the same key that is
 * before this one has been given back.
 */
final class EntryLease implements Lease {

    private final String id;
    private final long spanNanos;
    private final LongSupplier nanoTime;
    private final GivenBackEntries givenBack;
    private final int earlierReceptions;
    private volatile @Nullable String key;
    private volatile long renewed;
    private volatile boolean attempted;
    private volatile boolean lost;

    /**
     * A lease.
     *
     * @param id of the entry
     * @param spanNanos how long it lasts without renewal
     * @param nanoTime the clock
     * @param givenBack what the channel has given back
     * @param earlierReceptions how often the entry was delivered before, to any consumer of the group
     * @param begin a time before the entry was delivered
     */
    EntryLease(
            String id,
            long spanNanos,
            LongSupplier nanoTime,
            GivenBackEntries givenBack,
            int earlierReceptions,
            long begin) {
        this.id = id;
        this.spanNanos = spanNanos;
        this.nanoTime = nanoTime;
        this.givenBack = givenBack;
        this.earlierReceptions = earlierReceptions;
        this.renewed = begin;
    }

    /** The lease of an event with a key. */
    EntryLease of(@Nullable String eventKey) {
        if (eventKey != null) {
            key = eventKey;
            givenBack.received(eventKey, id);
        }
        return this;
    }

    @Override
    public boolean isHeld() {
        return isOurs() && (key == null || !givenBack.hasOneBefore(key, id));
    }

    /** An entry that is idle stays pending for this consumer until another one claims it, so it can still be acknowledged. */
    @Override
    public boolean isOver() {
        return lost;
    }

    /** Any consumer may have claimed an entry that is idle. */
    @Override
    public boolean isExclusive() {
        return isOurs();
    }

    private boolean isOurs() {
        return !lost && nanoTime.getAsLong() - renewed < spanNanos;
    }

    @Override
    public boolean beginAttempt() {
        boolean held = isHeld();
        attempted |= held;
        return held;
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

    /** The entry with its deliveries, of which this one counts only if an attempt has begun. */
    StreamGroup.Pending returned() {
        return new StreamGroup.Pending(id, attempted ? earlierReceptions + 1 : earlierReceptions);
    }

    /** Another consumer has claimed the entry, or all consumers may. */
    void lose() {
        lost = true;
    }

    /** The entry is given back: it is received again, unless another consumer has it already. */
    void giveBack() {
        if (key != null && !lost) {
            givenBack.add(key, id);
        }
    }
}

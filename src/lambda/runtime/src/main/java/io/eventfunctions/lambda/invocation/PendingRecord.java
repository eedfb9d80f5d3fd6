package io.eventfunctions.lambda.invocation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.lambda.source.InvocationRecord;

/** A record that is not yet settled by all of its channels; it has failed if one of them rejects it. */
final class PendingRecord {

    private final InvocationRecord record;
    private final OrderingGroup group;
    private final List<String> channels;
    private final AtomicInteger pending;
    private final AtomicReference<@Nullable Duration> delay = new AtomicReference<>();
    private volatile @Nullable Throwable failure;

    /**
     * A record.
     *
     * @param channels those that consume it
     */
    PendingRecord(InvocationRecord record, OrderingGroup group, List<String> channels) {
        this.record = record;
        this.group = group;
        this.channels = channels;
        this.pending = new AtomicInteger(channels.size());
    }

    InvocationRecord record() {
        return record;
    }

    OrderingGroup group() {
        return group;
    }

    List<String> channels() {
        return channels;
    }

    /** Why it is redelivered, or {@code null} if it is not. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** When its next attempt should begin at the earliest, after the invocation; {@code null} if that is not known. */
    @Nullable
    Duration delay() {
        return delay.get();
    }

    /** Notes that a delivery of it is to be attempted again after a delay. */
    void retryNotBefore(Duration wanted) {
        delay.accumulateAndGet(wanted, (known, other) -> known == null || known.compareTo(other) < 0 ? other : known);
    }

    /** Has it redelivered, and all later ones of its group. */
    void fail(Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
        group.reject();
    }

    /** Counts one channel that has settled it; true for the last of them. */
    boolean settleOne() {
        return pending.decrementAndGet() == 0;
    }

    /** Has it redelivered without handling it. */
    void skip(Throwable reason) {
        fail(reason);
        pending.set(0);
    }

    /** Whether some channel has not settled it yet. */
    boolean isPending() {
        return pending.get() > 0;
    }
}

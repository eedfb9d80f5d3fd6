package io.eventfunctions.lambda.invocation;

import java.time.Duration;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.lambda.source.InvocationRecord;
import io.eventfunctions.spi.DeferredRetries;
import io.eventfunctions.spi.Lease;

/**
 * The payload of a channel's message: a record, and its lease, which lasts until shortly before the function's timeout and ends
 * when an earlier record of its ordering group is rejected.
 */
public final class RecordLease implements Lease {

    private final PendingRecord pending;
    private final Deadline deadline;
    private final Executor workers;
    private final @Nullable DeferredRetries deferred;

    RecordLease(PendingRecord pending, Deadline deadline, Executor workers, @Nullable DeferredRetries deferred) {
        this.deferred = deferred;
        this.pending = pending;
        this.deadline = deadline;
        this.workers = workers;
    }

    /** The record. */
    public InvocationRecord record() {
        return pending.record();
    }

    @Override
    public boolean isHeld() {
        return !pending.group().isRejected() && !deadline.isOver();
    }

    /**
     * A record behind a rejected one may still be settled, and one whose work ended with the deadline, by its dead letter, until the
     * response must be written.
     */
    @Override
    public boolean isOver() {
        return deadline.nanosUntilResponse() == 0;
    }

    @Override
    public Duration remaining() {
        return deadline.remaining();
    }

    @Override
    public @Nullable DeferredRetries deferredRetries() {
        return deferred;
    }

    @Override
    public void retryNotBefore(Duration delay) {
        pending.retryNotBefore(delay);
    }

    @Override
    public int earlierReceptions() {
        return record().receptions() - 1;
    }

    @Override
    public Executor workers() {
        return workers;
    }
}

package io.eventfunctions.lambda.invocation;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.eventfunctions.lambda.source.Item;
import io.eventfunctions.spi.Lease;

/**
 * An item in the hands of a channel, which may work on it until shortly before the function's timeout, and only as long as nothing
 * before it has been given back.
 */
public final class ItemMessage implements Lease {

    private final PendingItem pending;
    private final Deadline deadline;
    private final Executor workers;

    ItemMessage(PendingItem pending, Deadline deadline, Executor workers) {
        this.pending = pending;
        this.deadline = deadline;
        this.workers = workers;
    }

    /** The item. */
    public Item item() {
        return pending.item();
    }

    @Override
    public boolean isHeld() {
        return !pending.sequence().isBroken() && !deadline.isOver();
    }

    @Override
    public Duration remaining() {
        return deadline.remaining();
    }

    @Override
    public int earlierReceptions() {
        return item().receptions() - 1;
    }

    @Override
    public Executor workers() {
        return workers;
    }
}

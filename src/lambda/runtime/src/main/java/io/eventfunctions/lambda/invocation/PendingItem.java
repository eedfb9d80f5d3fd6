package io.eventfunctions.lambda.invocation;

import java.util.concurrent.atomic.AtomicInteger;

import io.eventfunctions.lambda.source.Item;

/** An item that is not yet answered for: it has failed if one of its channels gives it back. */
final class PendingItem {

    private final Item item;
    private final Sequence sequence;
    private final AtomicInteger open;
    private volatile Throwable failure;

    /**
     * An item on its way.
     *
     * @param channels how many channels it goes to
     */
    PendingItem(Item item, Sequence sequence, int channels) {
        this.item = item;
        this.sequence = sequence;
        this.open = new AtomicInteger(channels);
    }

    Item item() {
        return item;
    }

    Sequence sequence() {
        return sequence;
    }

    /** Why it comes again, or {@code null} if it is done. */
    Throwable failure() {
        return failure;
    }

    /** Notes that it comes again, and all behind it. */
    void fail(Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
        sequence.breakOff();
    }

    /** Notes that one channel has answered; true for the last of them. */
    boolean answered() {
        return open.decrementAndGet() == 0;
    }

    /** Notes that no channel gets it. */
    void closed(Throwable reason) {
        fail(reason);
        open.set(0);
    }

    /** Whether some channel has not answered yet. */
    boolean isOpen() {
        return open.get() > 0;
    }
}

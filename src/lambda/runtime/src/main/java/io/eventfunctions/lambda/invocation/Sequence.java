package io.eventfunctions.lambda.invocation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The items that must not overtake each other: a message group, a partition, a shard. When one is given back, no work begins on
 * those behind it, which come again with it.
 */
final class Sequence {

    private final AtomicBoolean broken = new AtomicBoolean();
    private final Queue<PendingItem> waiting = new ArrayDeque<>();
    private final boolean strict;
    private boolean busy;

    /**
     * A sequence.
     *
     * @param strict whether an item is not even begun before the one before it has ended
     */
    Sequence(boolean strict) {
        this.strict = strict;
    }

    boolean isBroken() {
        return broken.get();
    }

    void breakOff() {
        broken.set(true);
    }

    /** Begins with the item as soon as its turn comes. */
    void enter(PendingItem item, Consumer<PendingItem> begin) {
        if (!strict) {
            begin.accept(item);
            return;
        }
        synchronized (waiting) {
            if (busy) {
                waiting.add(item);
                return;
            }
            busy = true;
        }
        begin.accept(item);
    }

    /** An item has ended: begins with the next, or gives back all that wait if the sequence is broken. */
    void leave(Consumer<PendingItem> begin) {
        if (!strict) {
            return;
        }
        PendingItem next;
        synchronized (waiting) {
            next = waiting.poll();
            busy = next != null;
        }
        if (next != null) {
            begin.accept(next);
        }
    }
}

package io.eventfunctions.lambda.invocation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The order among the records of one message group, partition or shard. When a record is rejected, no later one of its group
 * begins: they are redelivered after it.
 */
final class OrderingGroup {

    private final AtomicBoolean rejected = new AtomicBoolean();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final boolean strict;
    private boolean busy;

    /**
     * A group.
     *
     * @param strict whether a record begins only when the one before it has ended
     */
    OrderingGroup(boolean strict) {
        this.strict = strict;
    }

    boolean isRejected() {
        return rejected.get();
    }

    void reject() {
        rejected.set(true);
    }

    /** Begins with a record, now or when those before it have left. */
    void enter(Runnable begin) {
        if (!strict) {
            begin.run();
            return;
        }
        synchronized (waiting) {
            if (busy) {
                waiting.add(begin);
                return;
            }
            busy = true;
        }
        begin.run();
    }

    /** A record has ended: begins with the next. */
    void leave() {
        if (!strict) {
            return;
        }
        Runnable next;
        synchronized (waiting) {
            next = waiting.poll();
            busy = next != null;
        }
        if (next != null) {
            next.run();
        }
    }
}

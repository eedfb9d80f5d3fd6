package io.eventfunctions.kafka;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.operators.multi.AbstractMultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/**
 * Lets the items of a stream pass while it is open. While it is closed, nothing is requested, and what was requested before is kept. Behind a
 * closed gate the connector's buffer fills up, until the connector stops fetching by itself.
 *
 * @param <T> the items
 */
final class StreamGate<T> extends AbstractMultiOperator<T, T> {

    private final Executor context;
    private final AtomicLong requested = new AtomicLong();
    private final Queue<T> kept = new ArrayDeque<>();
    private volatile boolean open = true;
    private volatile Passage passage;

    /**
     * An open gate in a stream, which is subscribed to once.
     *
     * @param context runs tasks where the stream emits its items
     */
    StreamGate(Multi<T> upstream, Executor context) {
        super(upstream);
        this.context = context;
    }

    @Override
    public void subscribe(MultiSubscriber<? super T> subscriber) {
        passage = new Passage(subscriber);
        upstream.subscribe().withSubscriber(passage);
    }

    /** Nothing passes any more. */
    void close() {
        open = false;
    }

    /** What was kept passes, and then what follows. */
    void open() {
        open = true;
        context.execute(this::passKept);
    }

    /** Drops those of the kept items; to be called in the context. */
    void drop(Predicate<? super T> dropped) {
        int before = kept.size();
        kept.removeIf(dropped);
        if (passage != null) {
            passage.request(before - kept.size());
        }
    }

    private void passKept() {
        while (open && !kept.isEmpty()) {
            passage.pass(kept.remove());
        }
        if (passage != null) {
            passage.forwardRequests();
        }
    }

    private final class Passage extends MultiOperatorProcessor<T, T> {

        Passage(MultiSubscriber<? super T> downstream) {
            super(downstream);
        }

        @Override
        public void onItem(T item) {
            if (open && kept.isEmpty()) {
                super.onItem(item);
            } else {
                kept.add(item);
            }
        }

        void pass(T item) {
            super.onItem(item);
        }

        @Override
        public void request(long count) {
            if (count > 0) {
                Subscriptions.add(requested, count);
                forwardRequests();
            }
        }

        void forwardRequests() {
            if (open) {
                long count = requested.getAndSet(0);
                if (count > 0) {
                    super.request(count);
                }
            }
        }
    }
}

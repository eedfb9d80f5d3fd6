package io.eventfunctions.local.mapping;

import io.eventfunctions.local.lambda.function.LocalFunction;

/** A mapping at work: it polls its source and invokes its function until it is closed. */
public interface Poller extends AutoCloseable {

    /**
     * Begins to poll, and to tell the log what became of each batch.
     *
     * @throws IllegalStateException if the queue or topic isn't there
     */
    static Poller start(EventSourceMapping mapping, LocalFunction function) {
        return start(mapping, function, BatchListener.log());
    }

    /**
     * Begins to poll.
     *
     * @param listener is told what became of each batch, on a thread of the poller
     * @throws IllegalStateException if the queue or topic isn't there
     */
    static Poller start(EventSourceMapping mapping, LocalFunction function, BatchListener listener) {
        return mapping.poll(function, new GuardedBatchListener(listener));
    }

    /**
     * Takes nothing more, and waits for the invocations under way, whose answers still count. Close it before the function. What
     * was taken and not handled comes again to the next poller.
     */
    @Override
    void close();
}

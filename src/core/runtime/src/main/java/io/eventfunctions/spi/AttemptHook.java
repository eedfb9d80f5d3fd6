package io.eventfunctions.spi;

import org.jspecify.annotations.Nullable;

/**
 * A listener that puts something around each call of a function: a trace context, logging context or timer that is current
 * while the function runs. Implement it in place of {@link DeliveryListener}; an application without such a bean pays nothing
 * for it.
 */
public interface AttemptHook extends DeliveryListener {

    /**
     * A function is about to be called. {@link #attemptStarted} of the same attempt was called before, possibly on another
     * thread.
     *
     * <p>It is called on the thread that then calls the function: a worker, a virtual thread or an event loop. The CDI request
     * context of the attempt is active, and the attempt's own duplicated Vert.x context is current. That context starts without
     * locals: nothing is taken over from the connector's context of the message or from an earlier attempt. What is stored in its
     * locals (as OpenTelemetry and the logging MDC of Quarkus do) is there in the continuations of a {@code Uni} or
     * {@code Multi} as well, as long as they run on that context; what is stored in a {@code ThreadLocal} is there until the
     * function's method has returned.
     *
     * <p>Not called for an attempt that is given up before its thread has come to it, or for one that fails before there is a
     * call because the deduplication store can't be asked.
     *
     * <p>If the attempt is given up meanwhile, {@link #attemptFailed} may be called while this method runs, or just before. An exception
     * is logged ({@code EVF0301}) and counts as {@code null}.
     *
     * @param attempt its number within the delivery, as for {@link #attemptStarted}
     * @return what is open now, or {@code null} if there is nothing to close
     */
    @Nullable
    AttemptScope open(Delivery delivery, int attempt);
}

package io.eventfunctions.spi;

/**
 * What an {@link AttemptHook} has opened around a call of a function. Each method is called exactly once, {@link #detach}
 * before {@link #close}; of several scopes the one opened last comes first. An exception is logged and changes nothing.
 */
public interface AttemptScope {

    /**
     * The function's method has returned or thrown, and what it returned has been subscribed to or handed to the outgoing
     * channel. Called on the thread that called {@link AttemptHook#open}, which goes on to other work: take away what belongs to
     * the thread, such as a {@code ThreadLocal}. What belongs to the Vert.x context stays until {@link #close}.
     */
    default void detach() {}

    /**
     * The call is over: the function's {@code Uni} or {@code Multi} has completed and the events that it sent are confirmed, or
     * something has failed. Called on the thread on which the last of that happened, before the outcome of the attempt is
     * reported. The current Vert.x context there may be the attempt's, another one or none: keep the one of
     * {@link AttemptHook#open} to reach its locals.
     *
     * <p>The outcome of the attempt is not known yet: end a span in {@link DeliveryListener#attemptSucceeded} or
     * {@link DeliveryListener#attemptFailed}. Only an attempt that was given up (timeout, lease) is reported as failed first:
     * its scope is closed when the function gives in, possibly beside a later attempt of the same delivery, and never if it hangs
     * for good.
     */
    void close();
}

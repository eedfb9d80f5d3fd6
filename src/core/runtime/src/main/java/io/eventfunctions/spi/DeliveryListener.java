package io.eventfunctions.spi;

import java.time.Duration;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Outcome;

/**
 * Observes each step of every event. Make it a CDI bean, {@code @ApplicationScoped} or {@code @Singleton}, to have it called; the
 * extension keeps it from being removed as unused. Logs, metrics and traces are listeners, the delivery itself knows none of them. A
 * listener that needs a scope around each attempt implements {@link AttemptHook}.
 *
 * <p><b>Order.</b> For each message that is an event: {@link #received}, then either {@link #unmatched} or one
 * {@link #deliveryStarted} for each function. A delivery that has started ends with exactly one call of either
 * {@link #completed} or {@link #abandoned}, and nothing is reported of it afterwards, except by
 * {@link #callOverdue} and {@link #callReturned}. In between, each
 * {@link #attemptStarted} is followed by exactly one {@link #attemptSucceeded} or {@link #attemptFailed}, and a failed attempt
 * that is followed by another one by {@link #retryScheduled}. Calls about one {@link Delivery} never overlap and see each
 * other's effects, although they may come on different threads; this does not apply to {@link AttemptHook#open} and
 * {@link AttemptScope}, which after an attempt was given up may run beside them or after the end. A delivery has no end if its function
 * never returns and no {@code timeout} is set, or if it still runs when the process ends. Several listeners are called in no defined
 * order.
 *
 * <p><b>Numbers of attempts</b> start at 1 plus {@link Lease#earlierReceptions()}, limited so that one attempt remains: the first attempt
 * need not be 1. A query of the deduplication store that fails uses up a number.
 *
 * <p><b>Threads.</b> Methods are called on the thread that does the work: that of the connector, of the function, of the
 * timer, of the broker's confirmation, or the one that stops the channel; event loops are among them. Do not block. Calls about
 * different deliveries and messages overlap, so a listener must be thread-safe.
 *
 * <p><b>Failures.</b> An exception from a listener is logged ({@code EVF0301}) and changes nothing, for the event or for the
 * other listeners.
 */
public interface DeliveryListener {

    /**
     * A channel is about to be opened; called once for each function on it, before the first message, on the thread that starts
     * the application.
     *
     * @param backlog may be kept and read until the application ends; all of its numbers are 0 after the channel has stopped
     */
    default void opened(DeliveryBacklog backlog) {}

    /** A message arrived on the channel and is this event. A message for which the codec throws is rejected without any call. */
    default void received(String channel, CloudEvent event) {}

    /**
     * A message on the channel that is not a CloudEvent has been handled and is about to be settled; there is no delivery of it. Data
     * that does not fit the payload class is not reported here: its delivery has a failed attempt with an
     * {@link io.eventfunctions.UndecodableEventException}.
     *
     * @param event wraps the message's bytes; its type is {@value EventCodec#UNDECODABLE}
     * @param failure what is wrong with the message
     * @param outcome {@code DEAD_LETTERED} or {@code REJECTED}
     */
    default void undecodable(String channel, CloudEvent event, Throwable failure, Outcome outcome) {}

    /**
     * No function on the channel wants the event; it is acknowledged. Called for every such message, a redriven event whose function is
     * not on the channel included.
     */
    default void unmatched(String channel, CloudEvent event) {}

    /**
     * A delivery began: from now on it waits for the events of its key that are before it, for a slot, and for its attempts.
     * Called on the thread on which the connector gave the message.
     */
    default void deliveryStarted(Delivery delivery) {}

    /**
     * An attempt begins: its claim is granted, and the event was not expired before the first attempt.
     *
     * @param attempt its number within the delivery, see above
     */
    default void attemptStarted(Delivery delivery, int attempt) {}

    /**
     * The function handled the event, and everything that it sent is confirmed; {@link #completed} with {@code DELIVERED} follows
     * at once on the same thread.
     *
     * @param duration from the start of the attempt, the wait for a worker thread and for confirmations included
     */
    default void attemptSucceeded(Delivery delivery, int attempt, Duration duration) {}

    /**
     * An attempt failed; {@link #retryScheduled}, {@link #completed} or {@link #abandoned} follows. A deduplication store that
     * can't be asked is a failed attempt, too, without {@link #attemptStarted}.
     *
     * @param duration from {@link #attemptStarted}, or from the query to the store, on a monotonic clock
     * @param failure what the function, the sending or the store failed with, without the wrappers of futures; a
     *     {@link java.util.concurrent.TimeoutException} if the attempt was given up, whose late result is not reported; an
     *     {@link IllegalStateException} if the claim on the event was lost during the attempt, whose result then does not count
     */
    default void attemptFailed(Delivery delivery, int attempt, Duration duration, Throwable failure) {}

    /**
     * The delivery waits before it goes on: for its next attempt, or for a claim that another delivery holds or that it has lost. The next call is {@link #attemptStarted}, unless the channel stops, the lease ends,
     * or the store answers otherwise. Called on the thread of {@link #attemptFailed}, right after it; or without it, each time that
     * another delivery of the event holds the claim. If the channel has stopped, {@link #abandoned} follows on the same thread.
     *
     * @param failedAttempts the number of the attempt that failed; while another delivery holds the claim, that of the last attempt, or 0
     * @param delay until then, jitter included
     */
    default void retryScheduled(Delivery delivery, int failedAttempts, Duration delay) {}

    /** The delivery has its outcome. The message is settled after this call, when all of its deliveries have theirs. */
    default void completed(Delivery delivery, DeliveryResult result) {}

    /**
     * The delivery ended without an outcome, because its channel stops while it waits: for its turn, for a slot or for its next
     * attempt. Its claim is released and its message stays unsettled, so the broker redelivers it. Called on the thread
     * that stops the channel or on that of the delivery in front.
     */
    default void abandoned(Delivery delivery) {}

    /**
     * A call that was given up has not returned, and its delivery waits for the next attempt or ends: the call keeps its slot. It may come
     * after {@link #completed}, and does not wait for other calls about the delivery.
     *
     * @param backlog that of {@link #opened}; {@link DeliveryBacklog#overdue()} may not count the call yet
     */
    default void callOverdue(Delivery delivery, DeliveryBacklog backlog) {}

    /**
     * A call that was reported by {@link #callOverdue} has returned, and its slot is free. Called on the thread that has returned, often after
     * the end of the delivery; never if the function hangs for good.
     *
     * @param backlog that of {@link #opened}
     */
    default void callReturned(Delivery delivery, DeliveryBacklog backlog) {}
}

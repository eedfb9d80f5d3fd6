package io.eventfunctions.spi;

import java.time.Duration;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.Outcome;

/**
 * Observes each step of every event. Make it a CDI bean to have it called; logs, metrics and traces are listeners, the
 * delivery itself knows none of them. One that needs something to be current while the function runs implements
 * {@link AttemptHook}.
 *
 * <p><b>Order.</b> For each message that is an event: {@link #received}, then either {@link #unmatched} or one
 * {@link #deliveryStarted} for each function. A delivery that has started ends with exactly one call of either
 * {@link #completed} or {@link #abandoned}, and nothing is reported of it afterwards. In between, each
 * {@link #attemptStarted} is followed by exactly one {@link #attemptSucceeded} or {@link #attemptFailed}, and a failed attempt
 * that is followed by another one by {@link #retryScheduled}. Calls about one {@link Delivery} never overlap and see each
 * other's effects, although they may come on different threads. Only a process that ends leaves deliveries without an end.
 *
 * <p><b>Threads.</b> Methods are called on the thread that does the work: that of the connector, of the function, of the
 * timer, of the broker's confirmation, or the one that stops the channel; event loops are among them. Don't block.
 *
 * <p><b>Failures.</b> An exception from a listener is logged ({@code EVF0301}) and changes nothing, for the event or for the
 * other listeners.
 */
public interface DeliveryListener {

    /**
     * A channel is about to be opened; called once for each function on it, before the first message, on the thread that starts
     * the application.
     *
     * @param backlog the current numbers, as long as the application runs
     */
    default void opened(DeliveryBacklog backlog) {}

    /** A message arrived on the channel and is this event. */
    default void received(String channel, CloudEvent event) {}

    /**
     * A message on the channel that is not a CloudEvent has been handled; there is no delivery of it.
     *
     * @param event wraps the message's bytes; its type is {@value EventCodec#UNDECODABLE}
     * @param outcome {@code DEAD_LETTERED} or {@code REJECTED}
     */
    default void undecodable(String channel, CloudEvent event, Throwable failure, Outcome outcome) {}

    /** No function on the channel wants the event; it is acknowledged. */
    default void unmatched(String channel, CloudEvent event) {}

    /**
     * A delivery began: from now on it waits for the events of its key that are before it, for a slot, and for its attempts.
     * Called on the thread on which the connector gave the message.
     */
    default void deliveryStarted(Delivery delivery) {}

    /**
     * An attempt begins: the event is not expired, and its claim is granted.
     *
     * @param attempt 1 for the first; more if the broker says that the message was received before
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
     * @param duration from the start of the attempt, or of the question to the store
     * @param failure what the function, the sending or the store failed with; a {@link java.util.concurrent.TimeoutException} if
     *     the attempt was given up
     */
    default void attemptFailed(Delivery delivery, int attempt, Duration duration, Throwable failure) {}

    /**
     * The delivery waits before it goes on. The next call is {@link #attemptStarted}, unless the channel stops, the lease ends,
     * or the store answers otherwise. Called on the thread of {@link #attemptFailed}, right after it; or without it, if
     * another delivery of the event holds the claim.
     *
     * @param failedAttempts how many attempts have failed so far; 0 if it only waits for another delivery's claim
     * @param delay until then, jitter included
     */
    default void retryScheduled(Delivery delivery, int failedAttempts, Duration delay) {}

    /**
     * The delivery has its outcome. The message is settled after this call, when all of its deliveries have theirs.
     *
     * @param attempts how many attempts were made, 0 if the function was never called
     * @param failure what the last attempt failed with, or why none could be made; {@code null} if nothing failed
     */
    default void completed(Delivery delivery, Outcome outcome, int attempts, @Nullable Throwable failure) {}

    /**
     * The delivery ended without an outcome, because its channel stops while it waits: for its turn, for a slot or for its next
     * attempt. Its claim is released and its message stays unsettled, so the broker redelivers it. Called on the thread
     * that stops the channel or on that of the delivery in front.
     */
    default void abandoned(Delivery delivery) {}
}

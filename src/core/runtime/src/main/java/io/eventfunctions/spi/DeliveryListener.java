package io.eventfunctions.spi;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Outcome;

/**
 * Hears each step of every event's way. Make it a CDI bean to have it called; logs, metrics and traces are listeners,
 * the delivery itself knows none of them.
 *
 * <p>Methods are called on the thread that does the work, event loops included: don't block. An exception from a listener
 * is logged and changes nothing.
 */
public interface DeliveryListener {

    /** A message arrived on the channel and is this event. */
    default void received(String channel, CloudEvent event) {}

    /** A message arrived on the channel that is no CloudEvent; {@code event} wraps its bytes. */
    default void undecodable(String channel, CloudEvent event, Throwable failure, Outcome outcome) {}

    /** No function on the channel wants the event; it is acknowledged. */
    default void unmatched(String channel, CloudEvent event) {}

    /** An attempt begins; {@code attempt} is 1 for the first. */
    default void attemptStarted(Delivery delivery, int attempt) {}

    /** An attempt failed; an outcome or another attempt follows. */
    default void attemptFailed(Delivery delivery, int attempt, Throwable failure) {}

    /**
     * The delivery ended.
     *
     * @param attempts how many attempts were made, 0 if the function was never called
     * @param failure what the last attempt failed with, or {@code null}
     */
    default void completed(Delivery delivery, Outcome outcome, int attempts, Throwable failure) {}
}

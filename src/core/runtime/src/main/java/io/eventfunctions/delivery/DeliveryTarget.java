package io.eventfunctions.delivery;

import io.eventfunctions.spi.AttemptHook;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.ReceivedMessage;

/** A function, as far as the delivery of events needs to know it. */
public interface DeliveryTarget {

    /** The function's name, unique in the application. */
    String name();

    /**
     * Begins one attempt and returns without waiting for its end.
     *
     * @param attempt 1 for the first
     * @param hook is opened on the thread that calls the function, and closed when the call is over
     * @param observer hears when the call begins and returns
     */
    RunningAttempt start(
            Delivery delivery, ReceivedMessage.Event message, int attempt, AttemptHook hook, CallObserver observer);
}

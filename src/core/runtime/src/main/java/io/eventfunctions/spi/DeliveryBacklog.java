package io.eventfunctions.spi;

/**
 * How many deliveries of one function on one channel there are at this moment: the source of gauges. Every method may be
 * called on any thread at any time; it takes a lock for an instant, so read it once a scrape and not once an event.
 *
 * <p>The numbers are read one by one. While deliveries move on, they need not add up.
 */
public interface DeliveryBacklog {

    /** The incoming channel. */
    String channel();

    /** The name of the function. */
    String function();

    /**
     * Deliveries that hold one of the function's slots: at most the channel's {@code delivery.concurrency}. Queries of the deduplication
     * store and the sending of dead letters are included, calls that were given up and have not returned are not.
     */
    int running();

    /** Deliveries that wait for a slot, or for an event of the same key that is before them. */
    int waiting();

    /** Deliveries that wait for the delay before their next attempt, or for another delivery's claim. */
    int waitingForRetry();
}

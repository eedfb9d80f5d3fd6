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

    /** The number of the function's slots: the channel's {@code delivery.concurrency}. */
    int slots();

    /**
     * Slots in use, at most {@link #slots()}: by deliveries that call the function, query the deduplication store or send a dead letter,
     * and by the calls in {@link #overdue()}.
     */
    int running();

    /**
     * Calls that were given up (timeout, lease) and have not returned, because the function ignores its interrupt. Each holds a slot until it
     * returns; if they hold all of them, the function handles no event of the channel.
     */
    int overdue();

    /** Deliveries that wait for a slot, or for an event of the same key that is before them. */
    int waiting();

    /** Deliveries that wait for the delay before their next attempt, or for another delivery's claim. */
    int waitingForRetry();
}

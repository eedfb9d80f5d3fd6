package io.eventfunctions;

/** How a delivery ended. Every delivery has exactly one outcome. */
public enum Outcome {
    /** The function handled the event, and what it sent was confirmed. */
    DELIVERED,
    /** The function had handled the event before. */
    DUPLICATE,
    /** The event was older than its time to live and was discarded, as configured. */
    EXPIRED,
    /** The event is among the dead letters, confirmed by the broker. */
    DEAD_LETTERED,
    /** The event was given back to the broker, whose own failure strategy applies. */
    REJECTED
}

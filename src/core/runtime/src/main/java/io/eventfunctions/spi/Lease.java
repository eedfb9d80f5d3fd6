package io.eventfunctions.spi;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * How long a message may be worked on by the one who has received it. Connectors whose broker takes messages back, or has
 * given them to others before, say so with it.
 */
public interface Lease {

    /** A message that is ours until we settle it, and that nobody had before. */
    Lease UNLIMITED = new Lease() {};

    /**
     * Whether work on the message may begin. If not, its delivery is rejected without an attempt: its time is over, or a
     * message that it must not overtake has been given back.
     */
    default boolean isHeld() {
        return true;
    }

    /** The time that is left for attempts and the waits between them, not negative; {@code null} if there is no limit. */
    default Duration remaining() {
        return null;
    }

    /**
     * How often the message was received before, as far as the broker says; each time counts as one attempt, but one attempt
     * is always left.
     */
    default int earlierReceptions() {
        return 0;
    }

    /**
     * Who calls functions that may block; {@code null} for the application's worker threads. A connector whose own thread would
     * only wait until the message is settled lends that one.
     */
    default Executor workers() {
        return null;
    }
}

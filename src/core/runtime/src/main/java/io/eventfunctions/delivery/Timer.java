package io.eventfunctions.delivery;

import java.time.Duration;

/** Runs something later and measures how long things take; waiting costs no thread. */
@FunctionalInterface
public interface Timer {

    /** Takes back what was asked for; no effect if it has run. */
    @FunctionalInterface
    interface Cancellation {
        /** Takes it back. */
        void cancel();
    }

    /** Runs the task once the wait is over, on a thread that must not be blocked. */
    Cancellation after(Duration wait, Runnable task);

    /** Nanoseconds that only go forward, from an arbitrary origin: for differences, as {@link System#nanoTime()}. */
    default long nanoTime() {
        return System.nanoTime();
    }
}

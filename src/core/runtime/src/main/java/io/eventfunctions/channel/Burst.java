package io.eventfunctions.channel;

import java.util.concurrent.atomic.AtomicInteger;

/** Failures in a row: the first is worth a line in the log, the others are counted. */
final class Burst {

    private final AtomicInteger count = new AtomicInteger();

    /** Counts a failure; true if it is the first one. */
    boolean add() {
        return count.getAndIncrement() == 0;
    }

    /** Something has succeeded, so the burst is over; returns how many failures it had. */
    int end() {
        return count.get() == 0 ? 0 : count.getAndSet(0);
    }
}

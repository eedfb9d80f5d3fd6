package io.eventfunctions.lambda.invocation;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When the work of an invocation must end, so that there is time left for its response. */
public final class Deadline {

    private static final int SMALLEST_SHARE = 5;

    private final LongSupplier nanoTime;
    private final long workEnds;
    private final long responseDue;

    /**
     * A deadline that begins now.
     *
     * @param remaining the time until the function's timeout
     * @param margin how long before it work ends; at most a fifth of the time
     * @param nanoTime the clock
     */
    public Deadline(Duration remaining, Duration margin, LongSupplier nanoTime) {
        long whole = Math.max(0, remaining.toNanos());
        long reserved = Math.min(margin.toNanos(), whole / SMALLEST_SHARE);
        this.nanoTime = nanoTime;
        this.workEnds = nanoTime.getAsLong() + whole - reserved;
        this.responseDue = workEnds + reserved / 2;
    }

    boolean isOver() {
        return remaining().isZero();
    }

    /** The time for work, not negative. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, workEnds - nanoTime.getAsLong()));
    }

    /** The time until the response must be written, not negative, in nanoseconds. */
    public long nanosUntilResponse() {
        return Math.max(0, responseDue - nanoTime.getAsLong());
    }
}

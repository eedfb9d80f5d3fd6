package io.eventfunctions.local.mapping;

import java.time.Duration;

/**
 * How many records an invocation gets, and how long they are gathered.
 *
 * @param size the greatest number of records, {@code BatchSize}: 1 to 10,000
 * @param window how long records are gathered after the first one, {@code MaximumBatchingWindowInSeconds}: whole seconds up to
 *     300, or {@link #HALF_A_SECOND}, which Kafka's mappings have if nothing is configured
 */
public record Batching(int size, Duration window) {

    /** The window of a Kafka mapping without one. */
    public static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    /** The greatest size of an invocation's payload, in bytes. */
    public static final int PAYLOAD_LIMIT = 6 * 1024 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(300);

    /** Checks what holds for every source. */
    public Batching {
        AwsLimit.require(size >= 1 && size <= 10_000, "The batch size is %s; AWS allows 1 to 10000", size);
        AwsLimit.require(
                window.equals(HALF_A_SECOND) || inWholeSeconds(window) && window.compareTo(LONGEST) <= 0,
                "The batching window is %s; AWS allows whole seconds from 0 to 300",
                window);
    }

    /** Batches of up to so many records, without a window. */
    public static Batching of(int size) {
        return new Batching(size, Duration.ZERO);
    }

    private static boolean inWholeSeconds(Duration window) {
        return !window.isNegative() && window.toNanosPart() == 0;
    }
}

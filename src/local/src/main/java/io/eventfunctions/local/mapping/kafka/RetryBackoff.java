package io.eventfunctions.local.mapping.kafka;

import java.time.Duration;

/** How long a mapping waits before it tries again: 200 ms, doubled each time up to half a minute. AWS doesn't say its waits. */
final class RetryBackoff {

    private static final long SHORTEST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 30_000;
    private static final int ENOUGH_DOUBLINGS = 8;

    private RetryBackoff() {}

    static Duration after(int retries) {
        return Duration.ofMillis(Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << Math.min(retries, ENOUGH_DOUBLINGS)));
    }
}

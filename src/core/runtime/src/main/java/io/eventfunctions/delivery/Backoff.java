package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits between attempts.
 *
 * @param growth how they grow
 * @param delay the first wait, before jitter
 * @param max no wait is longer, jitter included
 * @param jitter the share, from 0 to 1, by which a wait is made longer or shorter at random
 */
public record Backoff(Growth growth, Duration delay, Duration max, double jitter) {

    /** How waits grow with the number of failed attempts. */
    public enum Growth {
        /** Each twice as long as the one before. */
        EXPONENTIAL,
        /** Each longer than the one before by the first. */
        LINEAR,
        /** All the same. */
        FIXED
    }

    private static final int MOST_DOUBLINGS = 62;

    /**
     * The wait before the next attempt.
     *
     * @param failed how many attempts have failed, at least 1
     */
    public Duration after(int failed, RandomGenerator random) {
        double factor =
                switch (growth) {
                    case EXPONENTIAL -> Math.scalb(1.0, Math.min(failed - 1, MOST_DOUBLINGS));
                    case LINEAR -> failed;
                    case FIXED -> 1;
                };
        double shake = 1 + jitter * (2 * random.nextDouble() - 1);
        double nanos = Math.min(delay.toNanos() * factor * shake, max.toNanos());
        return Duration.ofNanos((long) nanos);
    }
}

package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import io.eventfunctions.delivery.Backoff.Growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackoffPropertiesTest {

    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    @Property
    void noWaitIsNegativeOrLongerThanTheCap(
            @ForAll Growth growth,
            @ForAll @LongRange(min = 0, max = 100_000_000) long delay,
            @ForAll @LongRange(min = 1, max = 100_000_000) long max,
            @ForAll @DoubleRange(min = 0, max = 1) double jitter,
            @ForAll @IntRange(min = 1, max = 100_000) int failed,
            @ForAll long seed) {
        Backoff backoff = new Backoff(growth, Duration.ofMillis(delay), Duration.ofMillis(max), jitter);
        Duration wait = backoff.after(failed, new Random(seed));
        assertTrue(!wait.isNegative() && wait.compareTo(Duration.ofMillis(max)) <= 0, wait.toString());
    }

    @Property
    void jitterStaysWithinItsShare(
            @ForAll @DoubleRange(min = 0, max = 1) double jitter,
            @ForAll @IntRange(min = 1, max = 10) int failed,
            @ForAll long seed) {
        Backoff backoff = new Backoff(Growth.LINEAR, Duration.ofSeconds(1), Duration.ofDays(1), jitter);
        double wait = backoff.after(failed, new Random(seed)).toNanos() / 1e9;
        assertTrue(wait >= failed * (1 - jitter) - 1e-6 && wait <= failed * (1 + jitter) + 1e-6, wait + "s");
    }

    @Example
    void exponentialDoublesLinearAddsFixedStays() {
        assertEquals("[200, 400, 800, 1600, 30000]", waits(Growth.EXPONENTIAL));
        assertEquals("[200, 400, 600, 800, 20000]", waits(Growth.LINEAR));
        assertEquals("[200, 200, 200, 200, 200]", waits(Growth.FIXED));
    }

    private static String waits(Growth growth) {
        Backoff backoff = new Backoff(growth, Duration.ofMillis(200), Duration.ofSeconds(30), 0.2);
        return java.util.stream.IntStream.of(1, 2, 3, 4, 100)
                .mapToObj(failed -> backoff.after(failed, MIDDLE).toMillis())
                .toList()
                .toString();
    }
}

package io.eventfunctions.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The ratios of the two sides of {@link EventJsonBenchmark}, batch by batch in one JVM and in CPU time, so that a machine with other work to
 * do slows both alike.
 */
public final class EventJsonRatio {

    private static final int WARMUP = 100;
    private static final int ROUNDS = 100;
    /** Bytes that a batch reads or writes. */
    private static final int BATCH = 3_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static Object last;

    private EventJsonRatio() {}

    /** Prints the median CPU time of each side and the ratio of their throughputs. */
    public static void main(String[] arguments) {
        for (int size : new int[] {60, 10_000}) {
            EventJsonBenchmark sides = new EventJsonBenchmark();
            sides.size = size;
            sides.makeEvent();
            print("read", size, sides, EventJsonBenchmark::read, EventJsonBenchmark::readWithSdk);
            print("write", size, sides, EventJsonBenchmark::write, EventJsonBenchmark::writeWithSdk);
        }
    }

    private static void print(
            String name,
            int size,
            EventJsonBenchmark sides,
            Function<EventJsonBenchmark, Object> ours,
            Function<EventJsonBenchmark, Object> sdk) {
        int times = BATCH / (size + 400);
        long[] first = new long[ROUNDS];
        long[] second = new long[ROUNDS];
        for (int round = -WARMUP; round < ROUNDS; round++) {
            long one = nanos(sides, ours, times);
            long other = nanos(sides, sdk, times);
            if (round >= 0) {
                first[round] = one;
                second[round] = other;
            }
        }
        double codecs = median(first) / times;
        double theirs = median(second) / times;
        System.out.printf(
                "%s, %d B of data: codecs %,.0f ns, SDK %,.0f ns of CPU; throughput ratio %.2f%n",
                name, size, codecs, theirs, theirs / codecs);
    }

    private static long nanos(EventJsonBenchmark sides, Function<EventJsonBenchmark, Object> side, int times) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            last = side.apply(sides);
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static double median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}

package io.eventfunctions.benchmarks;

import java.util.Arrays;

/**
 * The ratio of the two sides of {@link DispatchBenchmark}, measured batch by batch in one JVM. JMH runs one side after the
 * other, so on a machine with other work to do it compares two different minutes; here both sides share them.
 */
public final class DispatchRatio {

    private static final int WARMUP = 4000;
    private static final int ROUNDS = 5000;

    private DispatchRatio() {}

    /** Prints the median time of each side and the ratio of their throughputs. */
    public static void main(String[] arguments) throws InterruptedException {
        BothSides sides = BothSides.start();
        long[] function = new long[ROUNDS];
        long[] handWritten = new long[ROUNDS];
        for (int round = -WARMUP; round < ROUNDS; round++) {
            boolean functionFirst = round % 2 == 0;
            long first = nanos(sides, functionFirst);
            long second = nanos(sides, !functionFirst);
            if (round >= 0) {
                function[round] = functionFirst ? first : second;
                handWritten[round] = functionFirst ? second : first;
            }
        }
        sides.stop();
        double ours = median(function) / BothSides.BATCH;
        double theirs = median(handWritten) / BothSides.BATCH;
        System.out.printf(
                "function %.0f ns, hand-written %.0f ns an event; throughput ratio %.2f%n",
                ours, theirs, theirs / ours);
    }

    private static long nanos(BothSides sides, boolean function) throws InterruptedException {
        long start = System.nanoTime();
        if (function) {
            sides.function();
        } else {
            sides.handWritten();
        }
        return System.nanoTime() - start;
    }

    private static double median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}

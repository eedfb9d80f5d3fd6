package io.eventfunctions.benchmarks.brokers;

import java.util.concurrent.atomic.AtomicLong;

/** Counts events and tells on standard output how long those took that came after the warm-up. */
public final class Count {

    private static final long WARM_UP = Long.getLong("throughput.warm-up", 0);
    private static final long LAST = Long.getLong("throughput.events", Long.MAX_VALUE);

    private static final AtomicLong EVENTS = new AtomicLong();
    private static volatile long start;

    private Count() {}

    /** Another event. */
    public static void one() {
        long count = EVENTS.incrementAndGet();
        if (count == WARM_UP) {
            start = System.nanoTime();
        } else if (count == LAST) {
            System.out.println("NANOS " + (System.nanoTime() - start));
            System.out.flush();
        }
    }

    /** One millisecond of somebody else's time. */
    public static void slowly() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        one();
    }
}

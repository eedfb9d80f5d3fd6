package io.eventfunctions.local.command;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Runs what serves until the process, or the calling thread, is told to end. The process waits for what ends with it. */
final class UntilShutdown {

    private UntilShutdown() {}

    /**
     * Returns 0 when all has ended.
     *
     * @param start begins to serve and gives what ends that
     */
    static int run(Supplier<Runnable> start) {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            await(ended);
        }));
        try {
            Runnable stop = start.get();
            await(end);
            stop.run();
        } finally {
            ended.countDown();
        }
        return 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            // What follows is the end, and that must not be cut short.
            Thread.interrupted();
        }
    }
}

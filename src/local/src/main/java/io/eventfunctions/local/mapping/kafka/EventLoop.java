package io.eventfunctions.local.mapping.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Brings all that happens to one thread, since a Kafka consumer belongs to one: the thread runs what was posted, others do what
 * takes time.
 */
final class EventLoop {

    private final LinkedBlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService clock;

    EventLoop(ThreadFactory threads) {
        this.workers = Executors.newCachedThreadPool(threads);
        this.clock = Executors.newSingleThreadScheduledExecutor(threads);
    }

    /** To be run on the loop's thread, soon. */
    void post(Runnable task) {
        posted.add(task);
    }

    /** To be run on the loop's thread, after a while. */
    void later(Runnable task, Duration delay) {
        clock.schedule(() -> post(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** To be run on another thread, since it takes time. */
    void elsewhere(Runnable task) {
        workers.execute(task);
    }

    /** Runs what was posted, waiting for the first task. For the loop's thread. */
    void run(Duration patience) {
        try {
            Runnable task = posted.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            while (task != null) {
                task.run();
                task = posted.poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        workers.shutdown();
        clock.shutdownNow();
    }
}

package io.eventfunctions.rabbitmq;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads for connections to brokers. Functions do not use them, because functions may block. */
final class ConnectionThreads implements AutoCloseable {

    private final ThreadFactory factory = factory();
    private final ExecutorService pool = Executors.newCachedThreadPool(factory);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(factory);

    private static ThreadFactory factory() {
        AtomicInteger number = new AtomicInteger();
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return task -> {
            Thread thread = new Thread(task, "event-functions-rabbitmq-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        };
    }

    ThreadFactory threadFactory() {
        return factory;
    }

    ExecutorService pool() {
        return pool;
    }

    void execute(Runnable task) {
        pool.execute(task);
    }

    void executeIn(long millis, Runnable task) {
        timer.schedule(() -> pool.execute(task), millis, TimeUnit.MILLISECONDS);
    }

    /** Executes a short task repeatedly until the result is cancelled. */
    Future<?> every(long millis, Runnable task) {
        return timer.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdown();
    }
}

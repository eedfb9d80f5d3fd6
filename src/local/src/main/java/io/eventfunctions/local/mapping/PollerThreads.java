package io.eventfunctions.local.mapping;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

import io.eventfunctions.local.lambda.function.LocalFunction;

/** Threads of a mapping, which tell in their names whose they are and don't keep the process alive. */
public final class PollerThreads implements ThreadFactory {

    /** AWS's greatest timeout of a function. */
    public static final Duration LONGEST_INVOCATION = Duration.ofMinutes(15);

    private final AtomicInteger count = new AtomicInteger();
    private final String name;

    public PollerThreads(EventSourceMapping mapping, LocalFunction function) {
        this.name = mapping.source() + " -> " + function.name();
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name + " " + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    public static void join(Thread thread) {
        try {
            thread.join(LONGEST_INVOCATION.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.eventfunctions.local.lambda.mapping;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

import io.eventfunctions.local.lambda.LocalFunction;

/** Threads of a mapping, which tell in their names whose they are and don't keep the process alive. */
final class Threads implements ThreadFactory {

    /** AWS's greatest timeout of a function. */
    static final Duration LONGEST_INVOCATION = Duration.ofMinutes(15);

    private final AtomicInteger count = new AtomicInteger();
    private final String name;

    Threads(EventSourceMapping mapping, LocalFunction function) {
        this.name = mapping.source() + " -> " + function.name();
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name + " " + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    static void join(Thread thread) {
        try {
            thread.join(LONGEST_INVOCATION.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

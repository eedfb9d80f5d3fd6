package io.eventfunctions.lambda.invocation;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.delivery.Timer;

/**
 * Runs the tasks of an invocation on the thread that has received it, because switching to another thread and back costs more
 * than most records. As soon as a record has waited a moment behind another one, worker threads of the application join in, so
 * that functions that block run side by side.
 */
final class InvocationExecutor implements Executor {

    private static final long SHORT_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    /** No more than a tick of the timer. */
    private static final Duration WORKER_DELAY = Duration.ofMillis(1);

    private static final Runnable WAKE_UP = () -> {};

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Executor workers;
    private final Timer timer;
    private volatile boolean busy;
    private volatile boolean released;

    /**
     * An executor for the thread that calls {@link #runTasks}.
     *
     * @param workers run what waits while that thread is busy
     * @param timer calls them when something has waited too long
     */
    InvocationExecutor(Executor workers, Timer timer) {
        this.workers = workers;
        this.timer = timer;
    }

    /** Queues a task for this thread or a worker thread, whichever is free first. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (busy) {
            workers.execute(this::join);
        }
    }

    /**
     * Runs tasks until {@link #release}; worker threads run those that are left then.
     *
     * @param remainingNanos the nanoseconds that are left
     * @throws TimeoutException if it has not been released by then
     */
    void runTasks(LongSupplier remainingNanos) throws InterruptedException, TimeoutException {
        Timer.@Nullable Cancellation help = null;
        long began = System.nanoTime();
        try {
            while (!released) {
                Runnable task = tasks.poll(remainingNanos.getAsLong(), TimeUnit.NANOSECONDS);
                if (task == null) {
                    throw new TimeoutException();
                }
                busy = true;
                if (System.nanoTime() - began > SHORT_NANOS) {
                    callWorker();
                } else if (help == null && !tasks.isEmpty()) {
                    help = timer.after(WORKER_DELAY, this::callWorker);
                }
                run(task);
                busy = false;
            }
        } finally {
            busy = true;
            if (help != null) {
                help.cancel();
            }
            tasks.remove(WAKE_UP);
            callWorker();
        }
    }

    /** Lets {@link #runTasks} return. */
    void release() {
        released = true;
        if (!busy) {
            tasks.add(WAKE_UP);
        }
    }

    private void join() {
        Runnable task = tasks.poll();
        if (task != null && task != WAKE_UP) {
            callWorker();
        }
        while (task != null && task != WAKE_UP) {
            run(task);
            task = tasks.poll();
        }
        if (task == WAKE_UP) {
            tasks.add(WAKE_UP);
        }
    }

    /** An interrupt that a function leaves on its thread must not reach the next one. */
    private static void run(Runnable task) {
        task.run();
        Thread.interrupted();
    }

    private void callWorker() {
        if (!tasks.isEmpty()) {
            workers.execute(this::join);
        }
    }
}

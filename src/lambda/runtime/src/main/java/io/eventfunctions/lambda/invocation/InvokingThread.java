package io.eventfunctions.lambda.invocation;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import io.eventfunctions.delivery.Timer;

/**
 * The thread that has to answer an invocation. It handles records itself instead of waiting for others to do so, because the way
 * to another thread and back costs more than most records. As soon as a record has waited a moment behind another one, workers of
 * the application join in, so that functions that block run side by side.
 */
final class InvokingThread implements Executor {

    private static final long SHORT_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    /** No more than a tick of the timer. */
    private static final Duration MOMENT = Duration.ofMillis(1);

    private static final Runnable WAKE_UP = () -> {};

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Executor workers;
    private final Timer timer;
    private volatile boolean busy;
    private volatile boolean released;

    /**
     * The thread that calls {@link #work}.
     *
     * @param workers run what waits while it is busy
     * @param timer tells when something has waited too long
     */
    InvokingThread(Executor workers, Timer timer) {
        this.workers = workers;
        this.timer = timer;
    }

    /** Takes a task, for this thread or a worker, whoever is free first. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (busy) {
            workers.execute(this::join);
        }
    }

    /**
     * Runs tasks until {@link #release}; those that are left then are the workers'.
     *
     * @param patience the nanoseconds that are left
     * @throws TimeoutException if nobody has released it by then
     */
    void work(LongSupplier patience) throws InterruptedException, TimeoutException {
        Timer.Cancellation help = null;
        long began = System.nanoTime();
        try {
            while (!released) {
                Runnable task = tasks.poll(patience.getAsLong(), TimeUnit.NANOSECONDS);
                if (task == null) {
                    throw new TimeoutException();
                }
                busy = true;
                if (System.nanoTime() - began > SHORT_NANOS) {
                    callWorker();
                } else if (help == null && !tasks.isEmpty()) {
                    help = timer.after(MOMENT, this::callWorker);
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

    /** Lets {@link #work} return. */
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

    /** What a function leaves behind on its thread isn't meant for the next one. */
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

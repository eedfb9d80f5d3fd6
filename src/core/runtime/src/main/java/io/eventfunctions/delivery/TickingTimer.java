package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * A timer for few waits that costs nothing at the start, for Lambda: its thread begins with the first wait, and it needs no library. It is
 * exact to some ten milliseconds. While there are waits its thread looks at the clock with every tick, so that a new wait need not wake it.
 */
public final class TickingTimer implements Timer, AutoCloseable {

    private static final long TICK_MILLIS = 10;
    /** Cancelled waits are removed together. */
    private static final int MANY = 64;

    private final PriorityQueue<Wait> waits = new PriorityQueue<>(Comparator.comparingLong((Wait wait) -> wait.end));
    private int cancelled;
    private boolean closed;
    private @Nullable Thread thread;

    @Override
    public synchronized Cancellation after(Duration delay, Runnable task) {
        Wait wait = new Wait(System.nanoTime() + delay.toNanos(), task);
        if (closed) {
            return wait;
        }
        if (waits.isEmpty()) {
            notifyAll();
        }
        waits.add(wait);
        if (thread == null) {
            thread = new Thread(this::run, "event-functions-timer");
            thread.setDaemon(true);
            thread.start();
        }
        return wait;
    }

    private void run() {
        List<Runnable> due = new ArrayList<>();
        while (awaitTick(due)) {
            due.forEach(TickingTimer::run);
            due.clear();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    /** Moves what is due to the list; false when the timer is closed. */
    private synchronized boolean awaitTick(List<Runnable> due) {
        try {
            wait(waits.isEmpty() ? 0 : TICK_MILLIS);
        } catch (InterruptedException e) {
            // Only close() ends the thread: a task may leave an interrupt behind.
        }
        long now = System.nanoTime();
        for (Wait first = waits.peek(); first != null && first.end - now <= 0; first = waits.peek()) {
            Runnable task = waits.remove().end();
            if (task == null) {
                cancelled--;
            } else {
                due.add(task);
            }
        }
        return !closed;
    }

    private synchronized void cancel(Wait wait) {
        if (wait.end() != null && ++cancelled > MANY && cancelled > waits.size() / 2) {
            waits.removeIf(Wait::isOver);
            cancelled = 0;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        waits.clear();
        notifyAll();
    }

    private final class Wait implements Cancellation {

        private final long end;
        private @Nullable Runnable task;

        Wait(long end, Runnable task) {
            this.end = end;
            this.task = task;
        }

        boolean isOver() {
            return task == null;
        }

        /** What is to be run, once. */
        @Nullable
        Runnable end() {
            Runnable once = task;
            task = null;
            return once;
        }

        @Override
        public void cancel() {
            TickingTimer.this.cancel(this);
        }
    }
}

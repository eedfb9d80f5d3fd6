package io.eventfunctions.delivery;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets so many run at the same time; the others wait their turn without a thread. Whoever runs calls {@link #release()} when
 * done, be it on another thread or before {@code run} returns.
 */
final class Slots {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final int count;
    private int free;
    private boolean draining;
    private Runnable whenIdle;

    Slots(int count) {
        this.count = count;
        this.free = count;
    }

    /** Runs the task in a slot, now or when one is free. */
    void run(Runnable task) {
        synchronized (waiting) {
            if (whenIdle != null) {
                return;
            }
            if (free == 0 || !waiting.isEmpty()) {
                waiting.add(task);
                return;
            }
            free--;
        }
        task.run();
    }

    /** Lets the task wait for a slot; the next {@link #release()} runs it if it is its turn. */
    void enqueue(Runnable task) {
        synchronized (waiting) {
            if (whenIdle == null) {
                waiting.add(task);
            }
        }
    }

    /** Gives a slot back and runs those whose turn it is; never nests, however many finish at once. */
    void release() {
        synchronized (waiting) {
            free++;
            if (draining) {
                return;
            }
            draining = true;
        }
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
        tellIfIdle();
    }

    /** Forgets those that wait and runs nobody any more. Runs the task once every slot is free. */
    void stop(Runnable task) {
        synchronized (waiting) {
            waiting.clear();
            whenIdle = task;
        }
        tellIfIdle();
    }

    private void tellIfIdle() {
        Runnable task = null;
        synchronized (waiting) {
            if (whenIdle != null && free == count) {
                task = whenIdle;
                whenIdle = () -> {};
            }
        }
        if (task != null) {
            task.run();
        }
    }

    private Runnable next() {
        synchronized (waiting) {
            if (free == 0 || waiting.isEmpty()) {
                draining = false;
                return null;
            }
            free--;
            return waiting.poll();
        }
    }
}

package io.eventfunctions.delivery;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets so many run at the same time; the others wait their turn without a thread. A task that runs calls {@link #release()} when
 * done, be it on another thread or before {@code run} returns; {@code run} never throws, because others wait behind it.
 *
 * @param <T> what runs
 */
final class Slots<T extends Runnable> {

    private final Queue<T> waiting = new ArrayDeque<>();
    private volatile CompletableFuture<Void> idle = new CompletableFuture<>();
    private final int count;
    private int free;
    private int overdue;
    private boolean draining;
    private boolean stopped;

    Slots(int count) {
        this.count = count;
        this.free = count;
    }

    /** Runs the task in a slot, now or when one is free; false if the slots have stopped, so that it never will. */
    boolean run(T task) {
        synchronized (waiting) {
            if (stopped) {
                return false;
            }
            if (free == 0 || !waiting.isEmpty()) {
                waiting.add(task);
                return true;
            }
            free--;
        }
        task.run();
        return true;
    }

    /** Lets the task wait for a slot, and the next {@link #release()} run it if it is its turn; false as for {@link #run}. */
    boolean enqueue(T task) {
        synchronized (waiting) {
            return !stopped && waiting.add(task);
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
        for (T next = next(); next != null; next = next()) {
            next.run();
        }
        completeIfIdle();
    }

    /**
     * The task in a slot is done with it, but a call that it has given up is not: the slot stays taken until {@link #returned()}, and a
     * stop does not wait for that.
     */
    void keep() {
        synchronized (waiting) {
            overdue++;
        }
        completeIfIdle();
    }

    /** A call for which a slot was kept has returned. */
    void returned() {
        synchronized (waiting) {
            overdue--;
        }
        release();
    }

    /** Runs nobody any more; returns those that waited. */
    List<T> stop() {
        List<T> left;
        synchronized (waiting) {
            stopped = true;
            left = List.copyOf(waiting);
            waiting.clear();
        }
        completeIfIdle();
        return left;
    }

    /** Runs tasks again after {@link #stop}, when all slots are free. */
    void restart() {
        synchronized (waiting) {
            idle = new CompletableFuture<>();
            stopped = false;
        }
    }

    boolean areStopped() {
        synchronized (waiting) {
            return stopped;
        }
    }

    /** How many slots are in use. */
    int taken() {
        synchronized (waiting) {
            return count - free;
        }
    }

    /** How many slots are kept for calls that were given up. */
    int overdue() {
        synchronized (waiting) {
            return overdue;
        }
    }

    /** How many slots there are. */
    int count() {
        return count;
    }

    /** How many wait for a slot. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Completes when the slots have stopped and each is free or kept for a call that was given up. */
    CompletionStage<Void> idle() {
        return idle;
    }

    private void completeIfIdle() {
        boolean isIdle;
        synchronized (waiting) {
            isIdle = stopped && free + overdue == count;
        }
        if (isIdle) {
            idle.complete(null);
        }
    }

    private T next() {
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

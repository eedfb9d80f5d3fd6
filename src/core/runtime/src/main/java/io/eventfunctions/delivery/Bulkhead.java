package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The turns of the deliveries to one function: lanes keep the events of a key in order, slots bound how many are at work. Each
 * function has its own, so that one that hangs or fails holds up none of the others. A slot is free when the thread of the function is: a
 * call that was given up and has not returned keeps it, so a function never has more threads than slots.
 */
final class Bulkhead {

    /** A delivery. {@code run} takes its next step; it is called with a slot that the task gives back, and never throws. */
    interface Task extends Runnable {

        /** The lane that it is in, or {@code null} if it waits for no other. */
        Object lane();

        /**
         * Whether a call that the task has given up has not returned and takes its slot over. Asked once when the task is done with the
         * slot; the task then reports the return by {@link #callReturned()}.
         */
        boolean leavesCallBehind();

        /** It will not be run any more. Called once, never while it runs; must not throw. */
        void abandoned();
    }

    private final Lanes<Task> lanes = new Lanes<>();
    private final Slots<Task> slots;
    private final Set<Task> pausing = ConcurrentHashMap.newKeySet();
    private final Timer timer;

    Bulkhead(int concurrency, Timer timer) {
        this.slots = new Slots<>(concurrency);
        this.timer = timer;
    }

    /** Runs the task as soon as its lane and a slot are free. */
    void enter(Task task) {
        if (task.lane() == null || lanes.enter(task.lane(), task)) {
            runOrAbandon(task);
        }
    }

    /** Runs the task again after the delay; its slot is free meanwhile, its lane isn't. */
    void pause(Task task, Duration delay) {
        pausing.add(task);
        timer.after(delay, () -> {
            if (pausing.remove(task)) {
                runOrAbandon(task);
            }
        });
        if (slots.areStopped() && pausing.remove(task)) {
            task.abandoned();
        }
        freeSlot(task);
    }

    /** Frees what a task held; the next in its lane is queued before the slot is free, so that nobody overtakes it. */
    void leave(Task task) {
        Task next = nextInLane(task);
        if (next != null && !slots.enqueue(next)) {
            next.abandoned();
        }
        freeSlot(task);
    }

    /**
     * Frees the slot of a rejected delivery at once, but its lane when the connector has taken the message back: if it wants the
     * consumption to end, what waits behind the message must not be handled before it.
     */
    void leaveAfter(CompletionStage<Void> settled, Task task) {
        freeSlot(task);
        settled.whenComplete((ignored, failure) -> {
            Task next = nextInLane(task);
            if (next != null) {
                runOrAbandon(next);
            }
        });
    }

    /** Runs no task any more and abandons those that wait; completes when those at work have left; calls that they left behind are not awaited. */
    CompletionStage<Void> stop() {
        slots.stop().forEach(Task::abandoned);
        for (Task task : pausing) {
            if (pausing.remove(task)) {
                task.abandoned();
            }
        }
        lanes.stop().forEach(Task::abandoned);
        return slots.idle();
    }

    /** Runs tasks again after a {@link #stop} that has completed. */
    void restart() {
        lanes.restart();
        slots.restart();
    }

    /** A call that a task has left behind in its slot has returned. */
    void callReturned() {
        slots.returned();
    }

    boolean isStopped() {
        return slots.areStopped();
    }

    int slots() {
        return slots.count();
    }

    int overdue() {
        return slots.overdue();
    }

    int running() {
        return slots.taken();
    }

    int waiting() {
        return slots.waiting() + lanes.waiting();
    }

    int pausing() {
        return pausing.size();
    }

    private void freeSlot(Task task) {
        if (task.leavesCallBehind()) {
            slots.keep();
        } else {
            slots.release();
        }
    }

    private void runOrAbandon(Task task) {
        if (!slots.run(task)) {
            task.abandoned();
        }
    }

    private Task nextInLane(Task task) {
        return task.lane() == null ? null : lanes.leave(task.lane());
    }
}

package io.eventfunctions.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A timer and a clock that stand still until a test lets time pass; what is due then runs on the test's thread. */
public final class FakeTime extends Clock implements Timer {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private static final class Task {

        final long due;
        final Runnable action;
        boolean cancelled;

        Task(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(task -> task.due));
    private long now;

    /** Lets time pass; each task sees the moment for which it was asked. */
    public void pass(Duration time) {
        long end = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().due <= end) {
            Task next = tasks.poll();
            now = Math.max(now, next.due);
            if (!next.cancelled) {
                next.action.run();
            }
        }
        now = end;
    }

    /** Lets time pass in which nothing runs, as in a process that is paused; what was due runs when time passes next. */
    public void skip(Duration time) {
        now += time.toNanos();
    }

    public void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    /** Tasks that have neither run nor been cancelled. */
    public long tasks() {
        return tasks.stream().filter(task -> !task.cancelled).count();
    }

    @Override
    public Cancellation after(Duration wait, Runnable action) {
        Task task = new Task(now + wait.toNanos(), action);
        tasks.add(task);
        return () -> task.cancelled = true;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant instant() {
        return NOON.plusNanos(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Deliveries need no time zone");
    }
}

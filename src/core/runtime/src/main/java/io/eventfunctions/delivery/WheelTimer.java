package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import io.netty.util.concurrent.DefaultThreadFactory;

/** One thread and Netty's hashed wheel for all waits of the application; exact to some ten milliseconds. */
public final class WheelTimer implements Timer, AutoCloseable {

    private static final int TICK_MILLIS = 10;

    private final HashedWheelTimer wheel = new HashedWheelTimer(
            new DefaultThreadFactory("event-functions-timer", true), TICK_MILLIS, TimeUnit.MILLISECONDS);

    @Override
    public Cancellation after(Duration wait, Runnable task) {
        Wait waiting = new Wait(task);
        waiting.timeout = wheel.newTimeout(waiting, wait.toNanos(), TimeUnit.NANOSECONDS);
        return waiting;
    }

    /** One object for each wait, since nearly every attempt has one. */
    private static final class Wait implements TimerTask, Cancellation {

        private final Runnable task;
        private Timeout timeout;

        Wait(Runnable task) {
            this.task = task;
        }

        @Override
        public void run(Timeout ignored) {
            task.run();
        }

        @Override
        public void cancel() {
            timeout.cancel();
        }
    }

    @Override
    public void close() {
        wheel.stop();
    }
}

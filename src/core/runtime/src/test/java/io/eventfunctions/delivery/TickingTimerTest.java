package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TickingTimerTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final TickingTimer timer = new TickingTimer();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        timer.close();
    }

    private Timer.Cancellation after(int millis, String name) {
        return timer.after(Duration.ofMillis(millis), () -> ended.add(name));
    }

    private String next() throws InterruptedException {
        return ended.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void waitsEndInTheOrderOfTheirTimes() throws InterruptedException {
        timer.after(LONG, () -> ended.add("long"));
        after(90, "second");
        after(30, "first");

        assertEquals("first", next());
        assertEquals("second", next());
    }

    @Test
    void aWaitEndsNoEarlierThanItShould() throws InterruptedException {
        long begin = System.nanoTime();
        after(50, "ended");

        next();

        assertTrue(System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(50));
    }

    @Test
    void whatIsCancelledDoesNotRun() throws InterruptedException {
        after(20, "cancelled").cancel();
        after(60, "other");

        assertEquals("other", next());
    }

    @Test
    void cancellingTwiceOrAfterTheEndHasNoEffect() throws InterruptedException {
        Timer.Cancellation over = after(1, "over");
        assertEquals("over", next());
        over.cancel();
        Timer.Cancellation wait = after(1, "cancelled");
        wait.cancel();
        wait.cancel();
        after(40, "other");

        assertEquals("other", next());
    }

    @Test
    void manyCancelledWaitsDoNotHideTheOthers() throws InterruptedException {
        List<Timer.Cancellation> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(timer.after(LONG, () -> ended.add("long")));
        }
        after(40, "short");
        waits.forEach(Timer.Cancellation::cancel);

        assertEquals("short", next());
    }

    @Test
    void aTaskThatIsInterruptedOrWaitsForATaskOfItsOwnDoesNotEndTheTimer() throws InterruptedException {
        CountDownLatch nested = new CountDownLatch(1);
        timer.after(Duration.ofMillis(1), () -> {
            Thread.currentThread().interrupt();
            timer.after(Duration.ofMillis(1), nested::countDown);
        });

        assertTrue(nested.await(10, TimeUnit.SECONDS));
    }

    @Test
    void aFailingTaskDoesNotEndTheTimer() throws InterruptedException {
        timer.after(Duration.ofMillis(1), () -> {
            throw new IllegalStateException("expected");
        });
        after(40, "next");

        assertEquals("next", next());
    }
}

package io.eventfunctions.lambda.invocation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.eventfunctions.delivery.WheelTimer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who calls functions while an invocation waits for its answer. */
@Timeout(20)
class InvocationExecutorTest {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final WheelTimer timer = new WheelTimer();
    private final InvocationExecutor thread = new InvocationExecutor(workers, timer);
    private final List<Thread> ran = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        workers.shutdownNow();
        timer.close();
    }

    @Test
    void aSingleRecordIsHandledByTheThreadThatWaitsForIt() throws Exception {
        thread.execute(() -> {
            ran.add(Thread.currentThread());
            thread.release();
        });
        thread.runTasks(() -> PATIENCE);
        assertEquals(List.of(Thread.currentThread()), ran);
    }

    @Test
    void aRecordThatLeavesItsThreadInterruptedDisturbsNoOther() throws Exception {
        thread.execute(() -> Thread.currentThread().interrupt());
        thread.execute(() -> {
            ran.add(Thread.currentThread());
            Thread.currentThread().interrupt();
            thread.release();
        });
        thread.runTasks(() -> PATIENCE);
        assertEquals(List.of(Thread.currentThread()), ran);
        assertFalse(Thread.interrupted());
    }

    @Test
    void recordsThatBlockAreHandledSideBySide() throws Exception {
        CyclicBarrier all = new CyclicBarrier(5, thread::release);
        for (int i = 0; i < 5; i++) {
            thread.execute(() -> {
                ran.add(Thread.currentThread());
                await(all);
            });
        }
        thread.runTasks(() -> PATIENCE);
        assertEquals(5, ran.stream().distinct().count());
        assertTrue(ran.contains(Thread.currentThread()));
    }

    @Test
    void whatComesLaterIsHandledByTheThreadIfItIsFree() throws Exception {
        workers.execute(() -> thread.execute(() -> {
            ran.add(Thread.currentThread());
            thread.release();
        }));
        thread.runTasks(() -> PATIENCE);
        assertEquals(List.of(Thread.currentThread()), ran);
    }

    @Test
    void whatComesLaterIsHandledByAWorkerIfTheThreadIsBusy() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        thread.execute(() -> {
            workers.execute(() -> thread.execute(() -> {
                ran.add(Thread.currentThread());
                handled.countDown();
            }));
            await(handled);
            thread.release();
        });
        thread.runTasks(() -> PATIENCE);
        assertEquals(1, ran.size());
        assertFalse(ran.contains(Thread.currentThread()));
    }

    @Test
    void whatIsLeftWhenTheAnswerIsDueIsHandledByWorkers() throws Exception {
        assertThrows(TimeoutException.class, () -> thread.runTasks(() -> 0));
        CountDownLatch handled = new CountDownLatch(1);
        thread.execute(handled::countDown);
        await(handled);
    }

    @Test
    void recordsThatComeBeforeTheThreadIsBusyDoNotWaitForTheFirstOfThem() throws Exception {
        for (int round = 0; round < 20; round++) {
            InvocationExecutor another = new InvocationExecutor(workers, timer);
            CyclicBarrier all = new CyclicBarrier(5, another::release);
            workers.execute(() -> {
                for (int i = 0; i < 5; i++) {
                    another.execute(() -> await(all));
                }
            });
            another.runTasks(() -> PATIENCE);
            assertEquals(0, all.getNumberWaiting());
        }
    }

    @Test
    void whoeverHandlesTheLastRecordLetsTheThreadAnswer() throws Exception {
        for (int invocation = 0; invocation < 2_000; invocation++) {
            InvocationExecutor another = new InvocationExecutor(workers, timer);
            AtomicInteger open = new AtomicInteger(10);
            for (int i = 0; i < 10; i++) {
                another.execute(() -> {
                    if (open.decrementAndGet() == 0) {
                        another.release();
                    }
                });
            }
            another.runTasks(() -> PATIENCE);
            assertEquals(0, open.get());
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

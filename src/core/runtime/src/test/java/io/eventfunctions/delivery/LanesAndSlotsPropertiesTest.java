package io.eventfunctions.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever fails, waits or finishes on another thread: one key in order, and never more at once than there are slots. */
class LanesAndSlotsPropertiesTest {

    @Property(tries = 300)
    void keysAreInOrderAndSlotsAreNeverExceeded(
            @ForAll @IntRange(min = 1, max = 6) int slots,
            @ForAll @IntRange(min = 1, max = 8) int keys,
            @ForAll @IntRange(min = 0, max = 60) int events,
            @ForAll long seed) {
        Simulation simulation = new Simulation(slots, new Random(seed));
        for (int i = 0; i < events; i++) {
            simulation.submit(simulation.random.nextInt(keys), i);
        }
        simulation.runToTheEnd();
        assertEquals(events, simulation.finished);
        assertTrue(simulation.mostAtOnce <= slots, simulation.mostAtOnce + " at once");
        assertEquals(0, simulation.lanes.size(), "Keys that nobody is in take memory");
    }

    @Property(tries = 20)
    void theSameHoldsOnManyThreads(@ForAll @IntRange(min = 1, max = 4) int count, @ForAll long seed) throws Exception {
        Slots<Runnable> slots = new Slots<>(count);
        Lanes<Runnable> lanes = new Lanes<>();
        Random random = new Random(seed);
        int events = 500;
        Map<Integer, List<Integer>> order = new HashMap<>();
        for (int key = 0; key < 5; key++) {
            order.put(key, java.util.Collections.synchronizedList(new ArrayList<>()));
        }
        CountDownLatch left = new CountDownLatch(events);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < events; i++) {
                int number = i;
                int key = random.nextInt(5);
                Runnable work = () -> threads.execute(() -> {
                    order.get(key).add(number);
                    Runnable next = lanes.leave(key);
                    if (next != null) {
                        slots.enqueue(next);
                    }
                    slots.release();
                    left.countDown();
                });
                if (lanes.enter(key, work)) {
                    slots.run(work);
                }
            }
            assertTrue(left.await(20, TimeUnit.SECONDS), "Somebody waits for ever");
        } finally {
            threads.shutdownNow();
        }
        order.values().forEach(numbers -> assertEquals(numbers.stream().sorted().toList(), numbers));
    }

    @Example
    void aMillionThatFinishAtOnceDoNotNest() {
        Slots<Runnable> slots = new Slots<>(1);
        int[] done = {0};
        slots.run(() -> {});
        for (int i = 0; i < 1_000_000; i++) {
            slots.run(() -> {
                done[0]++;
                slots.release();
            });
        }
        slots.release();
        assertEquals(1_000_000, done[0]);
    }

    @Example
    void aStopRunsNobodyAnyMoreReturnsThoseThatWaitedAndTellsWhenTheLastIsDone() {
        Slots<Runnable> slots = new Slots<>(2);
        List<String> seen = new ArrayList<>();
        Runnable waiting = () -> seen.add("waiting");
        assertTrue(slots.run(() -> seen.add("running")));
        assertTrue(slots.run(() -> seen.add("running too")));
        assertTrue(slots.run(waiting));
        assertEquals(List.of(waiting), slots.stop());
        slots.idle().thenRun(() -> seen.add("idle"));
        slots.release();
        assertFalse(slots.run(() -> seen.add("late")));
        assertFalse(slots.enqueue(() -> seen.add("later")));
        slots.release();
        assertEquals(List.of("running", "running too", "idle"), seen);
    }

    /** Events that work, fail and wait for a retry, or finish, in an order that chance decides. */
    private static final class Simulation {

        final Random random;
        final Slots<Work> slots;
        final Lanes<Work> lanes = new Lanes<>();
        final List<Work> atWork = new ArrayList<>();
        final List<Work> paused = new ArrayList<>();
        final Map<Integer, Integer> lastOfKey = new HashMap<>();
        int mostAtOnce;
        int finished;

        Simulation(int slots, Random random) {
            this.slots = new Slots<>(slots);
            this.random = random;
        }

        void submit(int key, int number) {
            Work work = new Work(key, number);
            if (lanes.enter(key, work)) {
                slots.run(work);
            }
        }

        void runToTheEnd() {
            while (!atWork.isEmpty() || !paused.isEmpty()) {
                if (atWork.isEmpty() || !paused.isEmpty() && random.nextBoolean()) {
                    slots.run(paused.remove(random.nextInt(paused.size())));
                } else {
                    Work work = atWork.remove(random.nextInt(atWork.size()));
                    if (random.nextInt(3) == 0) {
                        paused.add(work);
                        slots.release();
                    } else {
                        work.finish();
                    }
                }
            }
        }

        private final class Work implements Runnable {

            final int key;
            final int number;

            Work(int key, int number) {
                this.key = key;
                this.number = number;
            }

            @Override
            public void run() {
                assertTrue(
                        atWork.stream().noneMatch(other -> other.key == key)
                                && paused.stream().noneMatch(other -> other.key == key),
                        "Two of one key at once");
                atWork.add(this);
                mostAtOnce = Math.max(mostAtOnce, atWork.size());
            }

            void finish() {
                assertTrue(lastOfKey.getOrDefault(key, -1) < number, "Out of order");
                lastOfKey.put(key, number);
                finished++;
                Work next = lanes.leave(key);
                if (next != null) {
                    slots.enqueue(next);
                }
                slots.release();
            }
        }
    }
}

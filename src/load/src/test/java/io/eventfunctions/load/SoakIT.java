package io.eventfunctions.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.quarkus.runtime.configuration.DurationConverter;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Events come at a moderate rate for a long time; some fail for a while and some always. */
class SoakIT {

    private static final String TOPIC = "work";
    private static final String DEAD_LETTERS = "work-dead-letters";
    private static final String GROUP = "load";
    private static final int RATE = 500;
    private static final int KEYS = 1_000;
    private static final int SAMPLES = 60;
    /** One event in so many fails twice and then succeeds. */
    private static final int RETRIED = 100;
    /** One event in so many becomes a dead letter; also one of those that are retried. */
    private static final int POISON = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** How much more may be in use at the end than at the beginning. */
    private static final double HEAP_FACTOR = 1.2;

    @Test
    void nothingIsLostAndTheHeapDoesNotGrow() throws Exception {
        Duration duration = DurationConverter.parseDuration(System.getProperty("load.soak", "1h"));
        int events = Math.toIntExact(duration.toSeconds() * RATE);
        int poison = Math.toIntExact(IntStream.range(0, events)
                .filter(number -> failures(number) == LoadItem.ALWAYS)
                .count());
        Path directory = LoadDirectory.clean("soak");
        HeapSamples heap = new HeapSamples();
        try (LoadBroker broker = LoadBroker.start()) {
            broker.createTopics(TOPIC, DEAD_LETTERS);
            try (LoadPublisher publisher = new LoadPublisher(broker.bootstrapServers(), TOPIC);
                    LoadedApplication application =
                            LoadedApplication.start("soak", settings(broker, events), directory)) {
                publish(events, publisher, application, heap);
                Progress end = application.await(events - poison, PATIENCE);
                long deadLetters = awaitAcknowledged(broker);
                String report = report(duration, events, end, deadLetters, heap);
                System.out.println(report);
                Files.writeString(directory.resolve("report.txt"), report);
                assertAll(
                        () -> assertEquals(events - poison, end.distinct(), "events that were handled"),
                        () -> assertEquals(poison, deadLetters, "dead letters"),
                        () -> assertTrue(heap.atEnd() <= heap.atBeginning() * HEAP_FACTOR, heap::toString));
            }
        }
    }

    private static Map<String, String> settings(LoadBroker broker, int events) {
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "load.events", String.valueOf(events),
                "mp.messaging.incoming.work.delivery.backoff-delay", "100ms");
    }

    /** At a steady rate; what a sample of the heap holds up is made up for. */
    private static void publish(int events, LoadPublisher publisher, LoadedApplication application, HeapSamples heap)
            throws Exception {
        long start = System.nanoTime();
        for (int number = 0; number < events; number++) {
            LockSupport.parkNanos(start + number * TimeUnit.SECONDS.toNanos(1) / RATE - System.nanoTime());
            publisher.send(new LoadItem("key-" + number % KEYS, number, failures(number)));
            if (number % (events / SAMPLES) == 0 && number > 0) {
                heap.add(application.heap());
            }
        }
        publisher.confirm();
    }

    /** The numbers are spread so that the keys of poison are many. */
    private static int failures(int number) {
        if (number % POISON == (number / POISON) % POISON) {
            return LoadItem.ALWAYS;
        }
        return number % RETRIED == 0 ? 2 : 0;
    }

    /** Waits until every offset is committed, and returns how many dead letters there are then. */
    private static long awaitAcknowledged(LoadBroker broker) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (broker.unacknowledged(TOPIC, GROUP) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        broker.unacknowledged(TOPIC, GROUP) + " events are not acknowledged after " + PATIENCE);
            }
            Thread.sleep(500);
        }
        return broker.events(DEAD_LETTERS);
    }

    private static String report(Duration duration, int events, Progress end, long deadLetters, HeapSamples heap) {
        return """
                Soak
                  duration               %s
                  events                 %d, %d a second
                  handled                %d
                  dead letters           %d
                  attempts               %d
                  heap after collection  %d MiB at the beginning, %d MiB at the end
                  samples                %s
                """.formatted(
                        duration,
                        events,
                        RATE,
                        end.distinct(),
                        deadLetters,
                        end.calls(),
                        heap.atBeginning(),
                        heap.atEnd(),
                        heap);
    }
}

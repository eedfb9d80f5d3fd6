package io.eventfunctions.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The events of one key among many fail for as long as the test lasts: the first waits for its retries, and the others behind it. */
class FailingKeyIT {

    private static final int EVENTS = Integer.getInteger("load.events", 1_000_000);
    private static final int KEYS = EVENTS / 10;
    private static final int ROUNDS = Integer.getInteger("load.rounds", 2);
    private static final int WARM_UP = EVENTS / 10;
    private static final int SAMPLES = 16;
    private static final int FAILING_KEY = 7;

    private static final String HEALTHY = "healthy";
    private static final String FAILING = "failing";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** How much more may be in use at the end than at the beginning. */
    private static final double HEAP_FACTOR = 1.2;
    /** How fast the other events are, beside a run in which nothing fails. */
    private static final double THROUGHPUT = 0.9;

    private final HeapSamples[] heaps = new HeapSamples[ROUNDS];
    private final double[] ratios = new double[ROUNDS];
    private final StringBuilder report = new StringBuilder();

    @Test
    void theEventsOfOtherKeysKeepTheirPaceAndTheHeapDoesNotGrow() throws Exception {
        Path directory = LoadDirectory.clean("failing-key");
        try (LoadBroker broker = LoadBroker.start()) {
            broker.createTopics(HEALTHY, FAILING);
            fill(broker, HEALTHY, 0);
            fill(broker, FAILING, LoadItem.ALWAYS);
            for (int round = 0; round < ROUNDS; round++) {
                heaps[round] = new HeapSamples();
                double failing;
                double healthy;
                if (round % 2 == 0) {
                    healthy = read(broker, HEALTHY, round, EVENTS, new HeapSamples(), directory);
                    failing = read(broker, FAILING, round, EVENTS - EVENTS / KEYS, heaps[round], directory);
                } else {
                    failing = read(broker, FAILING, round, EVENTS - EVENTS / KEYS, heaps[round], directory);
                    healthy = read(broker, HEALTHY, round, EVENTS, new HeapSamples(), directory);
                }
                ratios[round] = failing / healthy;
            }
        }
        Arrays.sort(ratios);
        report.append("ratios %s%n".formatted(Arrays.toString(ratios)));
        System.out.println(report);
        Files.writeString(directory.resolve("report.txt"), report);
        assertAll(Arrays.stream(heaps).map(heap ->
                (Executable) () -> assertTrue(heap.atEnd() <= heap.atBeginning() * HEAP_FACTOR, heap::toString)));
        assertTrue(ratios[ROUNDS / 2] >= THROUGHPUT, () -> Arrays.toString(ratios));
    }

    private static void fill(LoadBroker broker, String topic, int failures) {
        try (LoadPublisher publisher = new LoadPublisher(broker.bootstrapServers(), topic)) {
            for (int number = 0; number < EVENTS; number++) {
                int key = number % KEYS;
                publisher.send(new LoadItem("key-" + key, number, key == FAILING_KEY ? failures : 0));
            }
            publisher.confirm();
        }
    }

    /** Handles so many of the topic's events, which are all that don't fail; returns how many there were a second after the warm-up. */
    private double read(LoadBroker broker, String topic, int round, int events, HeapSamples heap, Path directory)
            throws Exception {
        String name = topic + "-" + round;
        Map<String, String> settings = Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "load.events",
                String.valueOf(EVENTS),
                "mp.messaging.incoming.work.topic",
                topic,
                "mp.messaging.incoming.work.group.id",
                name,
                "mp.messaging.incoming.work.delivery.retry",
                "100000",
                "mp.messaging.incoming.work.delivery.backoff",
                "fixed",
                "mp.messaging.incoming.work.delivery.backoff-delay",
                "500ms");
        try (LoadedApplication application = LoadedApplication.start(name, settings, directory)) {
            Progress start = application.await(WARM_UP, PATIENCE);
            for (int sample = 0; sample < SAMPLES; sample++) {
                application.await(WARM_UP + (int) ((long) (events - WARM_UP) * sample / SAMPLES), PATIENCE);
                heap.add(application.heap());
            }
            Progress end = application.await(events, PATIENCE);
            assertEquals(events, end.distinct(), "only events of the failing key are not handled");
            double rate = end.rateSince(start);
            report.append("%-10s %,8.0f events/s, %d attempts, heap %d MiB at the beginning, %d MiB at the end %s%n"
                    .formatted(name, rate, end.calls(), heap.atBeginning(), heap.atEnd(), heap));
            return rate;
        }
    }
}

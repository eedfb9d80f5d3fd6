package io.eventfunctions.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.eventfunctions.process.Directories;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Kills the application, and the broker if it is durable, at random moments, as long as there is work left. */
class CrashIT {

    private static final int SHORTEST_OUTAGE_MILLIS = 1000;
    private static final int LONGEST_OUTAGE_MILLIS = 6000;

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderOnKafka() throws Exception {
        crash(50_000, TopicBroker::new);
    }

    @Test
    void noEventIsLostInAStandardQueueOfSqs() throws Exception {
        crash(10_000, directory -> QueueBroker.standard());
    }

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderInAFifoQueueOfSqs() throws Exception {
        crash(10_000, directory -> QueueBroker.fifo());
    }

    private static void crash(int events, Function<Path, Broker> brokerIn) throws Exception {
        CrashSettings settings = CrashSettings.fromSystemProperties(events);
        System.out.println("Crash test with -Dcrash.seed=" + settings.seed());
        Path results = settings.results();
        Broker broker = brokerIn.apply(results);
        Path directory = results.resolve(broker.name());
        Directories.delete(directory);
        Files.createDirectories(directory);
        Random random = new Random(settings.seed());
        Workload workload = Workload.random(settings.events(), settings.keys(), random);
        try (Platform platform = Platform.start(settings.jar(), directory, broker)) {
            platform.broker().publish(workload.items());
            long start = System.nanoTime();
            platform.startApplication();
            Observer observer = new Observer(platform, Deliveries.ofService(broker.keepsOrder()));
            boolean finished = strike(platform, observer, settings, random) && observer.awaitAcknowledged();
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            check(report(platform, workload, settings, observer.deliveries(), duration), finished);
        }
    }

    private static boolean strike(Platform platform, Observer observer, CrashSettings settings, Random random)
            throws Exception {
        boolean outage = platform.broker().isDurable();
        int disasters = settings.kills() + (outage ? 1 : 0);
        for (int i = 0; i < disasters; i++) {
            int handled = observer.deliveries().handled();
            // A random moment that leaves enough to do for the disasters to come.
            int share = (2 * settings.events() - handled) / (disasters - i + 1);
            if (!observer.awaitHandled(handled + 1 + random.nextInt(share))) {
                return false;
            }
            if (outage && i == disasters / 2) {
                platform.outage(random.nextInt(SHORTEST_OUTAGE_MILLIS, LONGEST_OUTAGE_MILLIS));
            } else {
                platform.crash(observer.deliveries());
            }
        }
        return true;
    }

    private static Report report(
            Platform platform, Workload workload, CrashSettings settings, Deliveries deliveries, Duration duration)
            throws Exception {
        Report report = new Report(
                settings,
                workload,
                platform,
                deliveries,
                DeadLetters.of(platform.broker().deadLetters()),
                platform.broker().unacknowledged(),
                duration);
        System.out.println(report);
        Files.writeString(platform.directory().resolve("report.txt"), report.toString());
        return report;
    }

    private static void check(Report report, boolean finished) {
        assertAll(
                () -> assertEquals(true, finished, "the application went on after each crash"),
                () -> assertEquals(0, report.unacknowledged(), "events that are not acknowledged"),
                () -> assertEquals(List.of(), report.balance().lost(), "events without an outcome"),
                () -> assertEquals(List.of(), report.balance().wrongDeadLetters(), "dead letters that should not be"),
                () -> assertEquals(List.of(), report.deliveries().violations(), "violations of the order"),
                () -> assertEquals(report.settings().kills(), report.platform().kills(), "kills"));
    }
}

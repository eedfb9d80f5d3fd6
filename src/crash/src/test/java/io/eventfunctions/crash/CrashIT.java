package io.eventfunctions.crash;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Kills the application and the broker at random moments, as long as there is work left. */
class CrashIT {

    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");
    private static final int SHORTEST_OUTAGE_MILLIS = 1000;
    private static final int LONGEST_OUTAGE_MILLIS = 6000;

    private final CrashSettings settings = CrashSettings.fromSystemProperties();
    private final Random random = new Random(settings.seed());

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderWhateverDies() throws Exception {
        KAFKA_LOG.setLevel(Level.WARNING);
        System.out.println("Crash test with -Dcrash.seed=" + settings.seed());
        Workload workload = Workload.random(settings.events(), settings.keys(), random);
        try (Platform platform = Platform.start(settings.directory())) {
            workload.publish(platform.bootstrapServers());
            long start = System.nanoTime();
            platform.startApplication();
            Observer observer = new Observer(platform);
            boolean finished = strike(platform, observer) && observer.awaitAcknowledged();
            check(report(platform, workload, observer.deliveries(), System.nanoTime() - start), finished);
        }
    }

    private boolean strike(Platform platform, Observer observer) throws Exception {
        int disasters = settings.kills() + 1;
        for (int i = 0; i < disasters; i++) {
            if (!observer.awaitHandled(nextMoment(observer.deliveries().handled(), disasters - i))) {
                return false;
            }
            if (i == disasters / 2) {
                platform.outage(random.nextInt(SHORTEST_OUTAGE_MILLIS, LONGEST_OUTAGE_MILLIS));
            } else {
                platform.crash(observer.deliveries());
            }
        }
        return true;
    }

    /** A random moment that leaves enough to do for the disasters to come. */
    private int nextMoment(int handled, int disastersLeft) {
        int share = (2 * settings.events() - handled) / (disastersLeft + 1);
        return handled + 1 + random.nextInt(share);
    }

    private Report report(Platform platform, Workload workload, Deliveries deliveries, long nanos) throws Exception {
        try (ConsumerLag lag = new ConsumerLag(platform.bootstrapServers())) {
            Report report = new Report(
                    settings,
                    workload,
                    platform,
                    deliveries,
                    DeadLetters.on(platform.bootstrapServers()),
                    lag.events(),
                    Duration.ofNanos(nanos));
            System.out.println(report);
            Files.writeString(platform.directory().resolve("report.txt"), report.toString());
            return report;
        }
    }

    private void check(Report report, boolean finished) {
        assertAll(
                () -> assertEquals(true, finished, "the application went on after each crash"),
                () -> assertEquals(List.of(), report.lost(), "events without an outcome"),
                () -> assertEquals(List.of(), report.wrongDeadLetters(), "dead letters that should not be"),
                () -> assertEquals(List.of(), report.deliveries().violations(), "violations of the order"),
                () -> assertEquals(settings.kills(), report.platform().kills(), "kills"));
    }
}

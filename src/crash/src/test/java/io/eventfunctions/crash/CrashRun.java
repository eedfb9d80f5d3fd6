package io.eventfunctions.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.eventfunctions.process.Directories;

/** Publishes events, lets the blows fall as long as there is work left, waits until all is acknowledged, and reports. */
final class CrashRun {

    private final CrashSettings settings;
    private final Broker broker;
    private final Path directory;
    private final Random random;

    private CrashRun(CrashSettings settings, Broker broker, Path directory) {
        this.settings = settings;
        this.broker = broker;
        this.directory = directory;
        this.random = new Random(settings.seed());
    }

    /** A run on a broker that is not started yet; what it leaves lies in a directory of the broker's name. */
    static CrashRun on(Broker broker, CrashSettings settings) throws Exception {
        System.out.println("Crash test on " + broker.name() + " with -Dcrash.seed=" + settings.seed());
        return new CrashRun(settings, broker, emptied(settings.results().resolve(broker.name())));
    }

    private static Path emptied(Path directory) throws Exception {
        Directories.delete(directory);
        return Files.createDirectories(directory);
    }

    /** Runs, and fails if anything was lost, overtaken or wrongly given up. */
    Report of(List<Blow> blows) throws Exception {
        Workload workload = Workload.random(settings.events(), settings.keys(), random);
        Map<String, Integer> counts = new TreeMap<>();
        try (Platform platform = Platform.start(settings.jar(), directory, broker)) {
            broker.publish(workload.items());
            long start = System.nanoTime();
            platform.startApplication();
            Observer observer = new Observer(platform, Deliveries.ofService(broker.keepsOrder()));
            boolean finished = strike(platform, observer, blows, counts) && observer.awaitAcknowledged();
            Report report = new Report(
                    broker.name(),
                    settings,
                    counts,
                    platform.stops(),
                    new Balance(workload, observer.deliveries(), DeadLetters.of(broker.deadLetters())),
                    List.of(),
                    broker.unacknowledged(),
                    Duration.ofNanos(System.nanoTime() - start));
            report.save(directory);
            report.check(finished);
            return report;
        }
    }

    private boolean strike(Platform platform, Observer observer, List<Blow> blows, Map<String, Integer> counts)
            throws Exception {
        for (int i = 0; i < blows.size(); i++) {
            int handled = observer.deliveries().handled();
            // A random moment that leaves enough to do for the blows to come.
            int share = Math.max(1, (2 * settings.events() - handled) / (blows.size() - i + 1));
            if (!observer.awaitHandled(handled + 1 + random.nextInt(share))) {
                return false;
            }
            blows.get(i).action().strike(platform, observer.deliveries(), random);
            counts.merge(blows.get(i).name(), 1, Integer::sum);
        }
        return true;
    }
}

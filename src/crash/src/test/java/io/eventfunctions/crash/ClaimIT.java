package io.eventfunctions.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.eventfunctions.process.Directories;
import io.eventfunctions.spi.DeduplicationStore.Key;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Kills an application whose claims outlive it in a store: they block their events, and the keys of these, until they lapse. */
class ClaimIT {

    private static final int KILLS = 2;
    private static final int EVENTS_PER_SECOND = 200;
    private static final int MOST_EVENTS = 100_000;

    /** After what time a claim lapses that nobody renews. */
    private static final Duration EXPIRY = Duration.ofSeconds(30);

    /** How long after that an event may begin at the latest: it says that nothing else blocks it, not how fast it is. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    @Test
    void aKilledHolderBlocksItsEventsAndTheirKeysUntilItsClaimsLapse() throws Exception {
        CrashSettings settings = CrashSettings.fromSystemProperties(MOST_EVENTS);
        System.out.println("Claims that outlive their holder, with -Dcrash.seed=" + settings.seed());
        Path directory = settings.results().resolve("claims");
        Directories.delete(directory);
        Path claims = Files.createDirectories(directory.resolve("store"));
        Path snare = directory.resolve("snare");
        Workload workload = Workload.random(settings.events(), settings.keys(), new Random(settings.seed()));
        Map<String, String> more =
                Map.of("quarkus.profile", "claims", "crash.claims", claims.toString(), "crash.snare", snare.toString());
        BlockedKeys blocked = new BlockedKeys();
        try (GroupPlatform platform =
                GroupPlatform.start(settings.jar(), directory, new TopicBroker(directory), more)) {
            platform.listen(blocked);
            Observer observer = new Observer(platform, Deliveries.ofSeveralProcesses(true));
            long start = System.nanoTime();
            Workload published;
            boolean finished = true;
            try (SteadyFlow flow = SteadyFlow.start(platform.broker(), workload, EVENTS_PER_SECOND)) {
                platform.startInstance();
                for (int kill = 0; finished && kill < KILLS; kill++) {
                    finished = kill(platform, observer, snare, claims, blocked);
                }
                published = flow.stop();
            }
            finished &= observer.awaitAcknowledged();
            Report report = new Report(
                    "Kafka, with claims in a store",
                    settings,
                    finished
                            ? new TreeMap<>(Map.of(
                                    "application killed",
                                    KILLS,
                                    "claims left behind",
                                    blocked.count(),
                                    "latest begin after one, in ms",
                                    (int) blocked.latestMillis()))
                            : Map.of(),
                    platform.stops(),
                    new Balance(
                            published,
                            observer.deliveries(),
                            DeadLetters.of(platform.broker().deadLetters())),
                    platform.overlaps(),
                    platform.broker().unacknowledged(),
                    Duration.ofNanos(System.nanoTime() - start));
            report.save(directory);
            report.check(finished);
            blocked.check(GRACE);
            checkOnce(report, blocked);
        }
    }

    /** Kills the instance while it has a call that hangs, starts another one, and waits until that has done what was blocked. */
    private static boolean kill(GroupPlatform platform, Observer observer, Path snare, Path claims, BlockedKeys blocked)
            throws Exception {
        int hung = observer.deliveries().hung();
        Files.write(snare, new byte[0]);
        if (!observer.await(() -> observer.deliveries().hung() > hung)) {
            return false;
        }
        platform.killInstance(new Random());
        long killed = System.currentTimeMillis();
        platform.readJournal(observer.deliveries());
        Map<Key, StoredClaim> held = FileDeduplicationStore.held(claims);
        assertFalse(held.isEmpty(), "the killed instance held claims");
        held.forEach((key, claim) ->
                assertTrue(claim.until() <= killed + EXPIRY.toMillis(), key + " is blocked for too long: " + claim));
        blocked.by(held);
        platform.startInstance();
        return observer.await(blocked::areHandled);
    }

    private static void checkOnce(Report report, BlockedKeys blocked) {
        int redeliveries = report.balance().deliveries().redeliveries();
        assertAll(
                () -> assertTrue(
                        redeliveries <= blocked.count(),
                        "%d redeliveries reached a function, and only %d claims were left behind"
                                .formatted(redeliveries, blocked.count())),
                () -> assertTrue(blocked.unblocked() > 0, "events that were not blocked went on"),
                () -> assertEquals(0, report.stops(), "instances that ended or halted by themselves"));
    }
}

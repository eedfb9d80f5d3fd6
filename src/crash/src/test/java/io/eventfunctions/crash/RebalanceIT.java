package io.eventfunctions.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.eventfunctions.process.Directories;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Two instances in one consumer group, of which one or the other is stopped, killed and started while events flow. */
class RebalanceIT {

    private static final int ROUNDS = 4;
    /** Long calls and few events: in each rebalance some calls are under way, whose events the next owner must not begin meanwhile. */
    private static final String CALL = "200ms";

    private static final int EVENTS_PER_SECOND = 60;
    /** More than can flow before the test gives up. */
    private static final int MOST_EVENTS = 60_000;
    /** So many deliveries, and fewer, lie between two changes of the group. */
    private static final int BETWEEN_CHANGES = 4 * 2 * EVENTS_PER_SECOND;

    private enum Change {
        START,
        STOP,
        KILL
    }

    @Test
    void noKeyIsHandledTwiceAtATimeWhenAllPartitionsAreReassigned() throws Exception {
        rebalance("kafka-eager", "RangeAssignor");
    }

    @Test
    void noKeyIsHandledTwiceAtATimeWhenSomePartitionsAreReassigned() throws Exception {
        rebalance("kafka-cooperative", "CooperativeStickyAssignor");
    }

    private static void rebalance(String name, String assignor) throws Exception {
        CrashSettings settings = CrashSettings.fromSystemProperties(MOST_EVENTS);
        System.out.println("Rebalances (" + name + ") with -Dcrash.seed=" + settings.seed());
        Path directory = settings.results().resolve(name);
        Directories.delete(directory);
        Files.createDirectories(directory);
        Random random = new Random(settings.seed());
        Workload workload = Workload.random(settings.events(), settings.keys(), random);
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> more = Map.of(
                "crash.work",
                CALL,
                "mp.messaging.incoming.work.partition.assignment.strategy",
                "org.apache.kafka.clients.consumer." + assignor);
        try (GroupPlatform platform =
                GroupPlatform.start(settings.jar(), directory, new TopicBroker(directory), more)) {
            Observer observer = new Observer(platform, Deliveries.ofSeveralProcesses(true));
            long start = System.nanoTime();
            Workload published;
            boolean finished;
            try (SteadyFlow flow = SteadyFlow.start(platform.broker(), workload, EVENTS_PER_SECOND)) {
                platform.startInstance();
                finished = change(platform, observer, random, counts);
                published = flow.stop();
            }
            finished &= observer.awaitAcknowledged();
            Report report = new Report(
                    name,
                    settings,
                    counts,
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
            assertEquals(0, report.stops(), "instances that ended or halted by themselves");
        }
    }

    private static boolean change(GroupPlatform platform, Observer observer, Random random, Map<String, Integer> counts)
            throws Exception {
        for (Change change : changes()) {
            if (!observer.awaitHandled(observer.deliveries().handled() + random.nextInt(BETWEEN_CHANGES))) {
                return false;
            }
            switch (change) {
                case START -> {
                    long process = platform.startInstance();
                    if (!observer.await(() -> platform.isAtWork(process))) {
                        return false;
                    }
                }
                case STOP -> assertEquals(true, platform.stopInstance(random), "an instance stopped in order");
                case KILL -> platform.killInstance(random);
            }
            counts.merge("instance " + change, 1, Integer::sum);
        }
        return true;
    }

    private static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            changes.addAll(List.of(Change.START, Change.STOP, Change.START, Change.KILL));
        }
        changes.add(Change.START);
        return changes;
    }
}

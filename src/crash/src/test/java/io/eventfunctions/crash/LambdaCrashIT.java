package io.eventfunctions.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.eventfunctions.process.Directories;

import static io.eventfunctions.crash.Disturbance.FREEZE;
import static io.eventfunctions.crash.Disturbance.HANG;
import static io.eventfunctions.crash.Disturbance.KILL;
import static io.eventfunctions.crash.Disturbance.KILL_ALL;
import static io.eventfunctions.crash.Disturbance.LOSE_ANSWER;
import static io.eventfunctions.crash.Disturbance.LOSE_DELETIONS;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Disturbs the application behind Lambda, at random moments, as long as there is work left. */
class LambdaCrashIT {

    private static final int OF_EACH = 3;
    private static final int CONCURRENCY = 3;
    private static final List<Disturbance> OF_QUEUES =
            List.of(KILL, FREEZE, HANG, LOSE_ANSWER, LOSE_DELETIONS, KILL_ALL);

    @Test
    void noEventIsLostInAStandardQueueOfSqs() throws Exception {
        LambdaReport report = disturb(
                6_000,
                QueueBroker.standard().withVisibilityTimeout(LambdaMain.VISIBILITY_TIMEOUT),
                CONCURRENCY,
                OF_QUEUES,
                "lambda-sqs");
        assertTrue(report.undeleted() > 0, "deletions were lost");
        assertTrue(report.exits() + report.timeouts() > 0, "runtimes ended at their work");
    }

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderInAFifoQueueOfSqs() throws Exception {
        LambdaReport report = disturb(
                6_000,
                QueueBroker.fifo().withVisibilityTimeout(LambdaMain.VISIBILITY_TIMEOUT),
                CONCURRENCY,
                OF_QUEUES,
                "lambda-sqs-fifo");
        assertTrue(report.undeleted() > 0, "deletions were lost");
        assertTrue(report.exits() + report.timeouts() > 0, "runtimes ended at their work");
    }

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderOnKafka() throws Exception {
        Path results = CrashSettings.fromSystemProperties(0).results();
        LambdaReport report = disturb(
                6_000,
                new TopicBroker(results.resolve("lambda-kafka")),
                CONCURRENCY,
                List.of(KILL, FREEZE, HANG, LOSE_ANSWER, KILL_ALL),
                "lambda-kafka");
        assertTrue(report.exits() + report.timeouts() > 0, "runtimes ended at their work");
    }

    @Test
    void lostAnswersDoNothingTwiceAsLongAsTheRuntimeLives() throws Exception {
        LambdaReport report = disturb(
                2_000,
                QueueBroker.standard().withVisibilityTimeout(LambdaMain.VISIBILITY_TIMEOUT),
                1,
                List.of(LOSE_ANSWER, LOSE_DELETIONS),
                "lambda-lost-answers");
        assertTrue(report.undeleted() > 0, "deletions were lost");
        assertEquals(0, report.balance().deliveries().redeliveries(), "redeliveries that reached a function");
        assertEquals(0, report.balance().deadLetters().duplicates(), "dead letters that came twice");
    }

    private static LambdaReport disturb(
            int events, Broker broker, int concurrency, List<Disturbance> which, String name) throws Exception {
        CrashSettings settings = CrashSettings.fromSystemProperties(events);
        System.out.println("Crash test behind Lambda with -Dcrash.seed=" + settings.seed());
        Path directory = settings.results().resolve(name);
        Directories.delete(directory);
        Files.createDirectories(directory);
        Random random = new Random(settings.seed());
        Workload workload = Workload.random(settings.events(), settings.keys(), random);
        List<Disturbance> disturbances = Disturbance.several(OF_EACH, which, random);
        try (LambdaPlatform platform = new LambdaPlatform(settings, directory, broker, concurrency)) {
            broker.publish(workload.items());
            long start = System.nanoTime();
            platform.startLambda();
            Observer observer = new Observer(platform, Deliveries.ofSeveralProcesses(broker.keepsOrder()));
            boolean finished =
                    strike(platform, observer, settings, disturbances, random) && observer.awaitAcknowledged();
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            LambdaReport report = new LambdaReport(
                    name,
                    settings,
                    platform.disturbances(),
                    platform.logged("EVF1002: .* failed: Runtime.ExitError"),
                    platform.logged("EVF1002: .* failed: Sandbox.Timedout"),
                    platform.logged(ForgetfulFunction.LOST),
                    platform.logged("EVF1034"),
                    platform.stops(),
                    new Balance(workload, observer.deliveries(), DeadLetters.of(broker.deadLetters())),
                    broker.unacknowledged(),
                    duration);
            System.out.println(report);
            Files.writeString(directory.resolve("report.txt"), report.toString());
            check(report, finished);
            return report;
        }
    }

    private static boolean strike(
            LambdaPlatform platform,
            Observer observer,
            CrashSettings settings,
            List<Disturbance> disturbances,
            Random random)
            throws Exception {
        for (int i = 0; i < disturbances.size(); i++) {
            int handled = observer.deliveries().handled();
            // A random moment that leaves enough to do for the disturbances to come.
            int share = (2 * settings.events() - handled) / (disturbances.size() - i + 1);
            if (!observer.awaitHandled(handled + random.nextInt(share + 1))) {
                return false;
            }
            platform.strike(disturbances.get(i), random);
        }
        return true;
    }

    private static void check(LambdaReport report, boolean finished) {
        Balance balance = report.balance();
        assertAll(
                () -> assertEquals(true, finished, "the function went on after each disturbance"),
                () -> assertEquals(0, report.unacknowledged(), "events that are not acknowledged"),
                () -> assertEquals(List.of(), balance.lost(), "events without an outcome"),
                () -> assertEquals(List.of(), balance.wrongDeadLetters(), "dead letters that should not be"),
                () -> assertEquals(List.of(), balance.deliveries().violations(), "violations of the order"),
                () -> assertEquals(List.of(), balance.deliveries().doneTwice(), "done twice by one process"),
                () -> assertEquals(0, report.stops(), "ends of Lambda itself"),
                () -> assertTrue(report.lostAnswers() > 0, "answers were lost"));
    }
}

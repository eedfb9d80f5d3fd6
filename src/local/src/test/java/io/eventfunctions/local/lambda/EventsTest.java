package io.eventfunctions.local.lambda;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.eventfunctions.local.lambda.function.FunctionListener;
import io.eventfunctions.local.lambda.function.InvocationReport;

import static io.eventfunctions.local.lambda.JavaFunctions.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Asynchronous invocations. */
class EventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<InvocationReport> reports = new CopyOnWriteArrayList<>();
    private final CompletableFuture<FailedEvent> failed = new CompletableFuture<>();

    @AutoClose
    private final LocalLambda function = JavaFunctions.java(Handlers.Obedient.class)
            .retryDelay(Duration.ofMillis(20))
            .onFailure(failed::complete)
            .listener(new FunctionListener() {
                @Override
                public void ended(InvocationReport report) {
                    reports.add(report);
                }
            })
            .start();

    @Test
    void anEventThatFailsIsTriedTwiceAgainAndThenGivenAway() throws Exception {
        String requestId = function.invokeEvent(bytes("throw"));
        FailedEvent event = failed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertEquals(requestId, event.requestId());
        assertEquals("obedient", event.function());
        assertEquals(3, event.attempts());
        assertArrayEquals(bytes("throw"), event.payload());
        assertEquals(
                "java.lang.IllegalStateException: this event can't be handled",
                event.answer().error());
        assertEquals(3, reports.size());
        assertTrue(reports.stream().allMatch(report -> report.requestId().equals(requestId)));
    }

    @Test
    void anEventThatWorksIsNotTriedAgain() {
        String requestId = function.invokeEvent(bytes("pid"));
        Awaitility.await().atMost(PATIENCE).until(() -> !reports.isEmpty());
        function.invokeEvent(bytes("pid"));
        Awaitility.await().atMost(PATIENCE).until(() -> reports.size() == 2);
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> reports.size() == 2);
        assertEquals(requestId, reports.get(0).requestId());
    }

    @Test
    void anEventAboveOneMegabyteIsRefused() {
        byte[] payload = new byte[1024 * 1024 + 1];
        String said = assertThrows(IllegalArgumentException.class, () -> function.invokeEvent(payload))
                .getMessage();
        assertEquals(
                "EVF1014: An asynchronous invocation of function obedient has 1048577 bytes: expected at most 1048576",
                said);
    }
}

package io.eventfunctions.local.lambda;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.eventfunctions.local.lambda.function.FunctionListener;
import io.eventfunctions.local.lambda.function.InvocationReport;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

import static io.eventfunctions.local.lambda.JavaFunctions.invoke;
import static io.eventfunctions.local.lambda.JavaFunctions.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a function does is shown as it happens. */
class ListenerTest {

    private final List<InvocationReport> reports = new CopyOnWriteArrayList<>();
    private final List<String> printed = new CopyOnWriteArrayList<>();

    private final FunctionListener listener = new FunctionListener() {
        @Override
        public void printed(String function, String line) {
            printed.add(function + ": " + line);
        }

        @Override
        public void ended(InvocationReport report) {
            reports.add(report);
        }
    };

    @Test
    void everyInvocationIsReportedBeforeItsCallerLearnsTheAnswer() {
        try (LocalLambda function =
                JavaFunctions.java(Handlers.Counting.class).listener(listener).start()) {
            for (int invocation = 1; invocation <= 2; invocation++) {
                Answer answer = invoke(function, "");
                assertEquals(invocation, reports.size());
                assertEquals(answer, reports.get(invocation - 1).answer());
            }
        }
        assertEquals("counting", reports.get(0).function());
        assertTrue(reports.get(0).duration().compareTo(Duration.ZERO) > 0);
        assertNotNull(reports.get(0).init(), "a runtime was started for the first");
        assertNull(reports.get(1).init(), "and took the second");
    }

    @Test
    void whatARuntimePrintsIsShownWithTheNameOfItsFunction() {
        try (LocalLambda function =
                JavaFunctions.java(Handlers.Counting.class).listener(listener).start()) {
            text(invoke(function, ""));
            Awaitility.await().until(() -> printed.contains("counting: invocation 1"));
        }
    }

    @Test
    void durationAndStartAreBilledInWholeMilliseconds() {
        Answer answer = new Answer(new byte[0], null);
        InvocationReport cold =
                new InvocationReport("f", "1", Duration.ofNanos(1_200_000), Duration.ofNanos(2_000_001), answer);
        InvocationReport warm = new InvocationReport("f", "2", Duration.ofNanos(3_000_000), null, answer);
        assertEquals(Duration.ofMillis(4), cold.billed());
        assertEquals(Duration.ofMillis(3), warm.billed());
    }

    @Test
    void aListenerThatFailsChangesNothing() {
        FunctionListener failing = new FunctionListener() {
            @Override
            public void printed(String function, String line) {
                throw new IllegalStateException("from the test");
            }

            @Override
            public void ended(InvocationReport report) {
                throw new IllegalStateException("from the test");
            }
        };
        try (LocalLambda function =
                JavaFunctions.java(Handlers.Counting.class).listener(failing).start()) {
            assertTrue(text(invoke(function, "")).endsWith(" 1"));
            assertTrue(text(invoke(function, "")).endsWith(" 2"));
        }
    }
}

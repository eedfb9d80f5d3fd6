package io.eventfunctions.local.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

import static io.eventfunctions.local.lambda.JavaFunctions.await;
import static io.eventfunctions.local.lambda.JavaFunctions.bytes;
import static io.eventfunctions.local.lambda.JavaFunctions.invoke;
import static io.eventfunctions.local.lambda.JavaFunctions.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes wrong in a function is an answer, and the next invocation finds a runtime. */
class FailuresTest {

    @AutoClose
    static final LocalLambda FUNCTION =
            JavaFunctions.java(Handlers.Obedient.class).start();

    @Test
    void whatAFunctionThrowsIsItsAnswerAndItsRuntimeStays() {
        String pid = text(invoke(FUNCTION, "pid"));
        Answer answer = invoke(FUNCTION, "throw");
        assertEquals("java.lang.IllegalStateException: this event can't be handled", answer.error());
        String document = new String(answer.payload(), StandardCharsets.UTF_8);
        assertTrue(document.contains("\"stackTrace\""), document);
        assertEquals(pid, text(invoke(FUNCTION, "pid")));
    }

    @Test
    void aFunctionThatOutlivesItsTimeoutIsKilledAndTheNextInvocationGetsAFreshProcess() {
        try (LocalLambda function = JavaFunctions.java(Handlers.Obedient.class)
                .timeout(Duration.ofSeconds(2))
                .start()) {
            String pid = text(invoke(function, "pid"));
            Answer answer = invoke(function, "sleep");
            assertEquals("Sandbox.Timedout: Task timed out after 2.00 seconds", answer.error());
            assertNull(answer.payload());
            assertFalse(JavaFunctions.isAlive(pid));
            assertNotEquals(pid, text(invoke(function, "pid")));
        }
    }

    @Test
    void aFunctionThatEndsJustWhenItsTimeIsOverNeverSpoilsTheNextInvocation() {
        Set<String> allowed = Set.of("", "Sandbox.Timedout: Task timed out after 0.20 seconds");
        try (LocalLambda function = JavaFunctions.java(Handlers.Obedient.class)
                .timeout(Duration.ofMillis(200))
                .concurrency(2)
                .start()) {
            List<CompletionStage<Answer>> answers = Stream.generate(() -> function.invoke(bytes("to the limit")))
                    .limit(40)
                    .toList();
            for (CompletionStage<Answer> answer : answers) {
                String error = Objects.requireNonNullElse(await(answer).error(), "");
                assertTrue(allowed.contains(error), error);
            }
        }
    }

    @Test
    void aProcessThatEndsInAnInvocationIsAnAnswerAndTheNextOneGetsAFreshProcess() {
        String pid = text(invoke(FUNCTION, "pid"));
        assertEquals(
                "Runtime.ExitError: Runtime exited with error: exit status 3",
                invoke(FUNCTION, "exit").error());
        assertNotEquals(pid, text(invoke(FUNCTION, "pid")));
    }

    @Test
    void aProcessThatIsKilledInAnInvocationIsAnAnswer() {
        text(invoke(FUNCTION, "pid"));
        CompletionStage<Answer> answer = FUNCTION.invoke(bytes("sleep"));
        FUNCTION.processes().forEach(ProcessHandle::destroyForcibly);
        assertEquals(
                "Runtime.ExitError: Runtime exited with error: signal 9",
                await(answer).error());
    }

    @Test
    void aHandlerThatCantBeCreatedIsTheAnswerOfEachInvocationThatTriesIt() {
        try (LocalLambda function = JavaFunctions.java(Handlers.Unable.class).start()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                String error = invoke(function, "{}").error();
                assertEquals("java.lang.IllegalStateException: no database", error);
                assertEquals(List.of(), function.processes());
            }
        }
    }

    @Test
    void aHandlerThatDoesntExistIsAnAnswer() {
        try (LocalLambda function = JavaFunctions.java(Handlers.Echo.class)
                .handler("com.example.Missing::handle")
                .start()) {
            String error = invoke(function, "{}").error();
            assertTrue(error.contains("com.example.Missing"), error);
        }
    }

    @Test
    void aRuntimeThatNeverAsksForItsInvocationIsKilledAfterStartAndTimeoutTogether() {
        try (LocalLambda function = LocalLambda.function("mute")
                .artifact(new Artifact.Bootstrap(List.of("/bin/sh", "-c", "sleep 1000; true")))
                .initTimeout(Duration.ofSeconds(3))
                .timeout(Duration.ofMillis(300))
                .start()) {
            CompletionStage<Answer> answer = function.invoke(bytes("{}"));
            List<ProcessHandle> shellAndSleep =
                    Awaitility.await().until(() -> processes(function), processes -> processes.size() == 2);
            assertEquals(
                    "Sandbox.Timedout: Task timed out after 0.30 seconds",
                    await(answer).error());
            assertFalse(shellAndSleep.get(0).isAlive());
            Awaitility.await().until(() -> !shellAndSleep.get(1).isAlive());
        }
    }

    /** Each process of a function, followed by those that it has started. */
    private static List<ProcessHandle> processes(LocalLambda function) {
        return function.processes().stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.children()))
                .toList();
    }

    @Test
    void aProgramThatCantBeRunIsAnAnswer() {
        try (LocalLambda function = LocalLambda.function("broken")
                .artifact(new Artifact.Bootstrap(List.of("/no/such/program")))
                .start()) {
            String error = invoke(function, "{}").error();
            assertTrue(
                    error.startsWith("Runtime.InvalidEntrypoint: ") && error.contains("\"/no/such/program\""), error);
        }
    }

    @Test
    void answersAndPayloadsAboveSixMegabytesAreErrorsAndTheFunctionGoesOn() {
        try (LocalLambda function = JavaFunctions.java(Handlers.Sized.class).start()) {
            int limit = 6 * 1024 * 1024;
            assertEquals(limit, invoke(function, String.valueOf(limit)).payload().length);
            assertEquals(
                    "Function.ResponseSizeTooLarge: Response payload size (8000000 bytes) exceeded maximum allowed payload size (6291456 bytes).",
                    invoke(function, "8000000").error());
            assertEquals(
                    "RequestTooLargeException: 6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)",
                    await(function.invoke(new byte[limit + 1])).error());
            assertEquals(5, invoke(function, "5").payload().length);
        }
    }
}

package io.eventfunctions.local.lambda;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

import static io.eventfunctions.local.lambda.JavaFunctions.await;
import static io.eventfunctions.local.lambda.JavaFunctions.bytes;
import static io.eventfunctions.local.lambda.JavaFunctions.invoke;
import static io.eventfunctions.local.lambda.JavaFunctions.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How many runtimes a function has, and which invocation they get. */
class RuntimesTest {

    @TempDir
    Path meeting;

    @Test
    void aFreeRuntimeTakesTheNextInvocation() {
        try (LocalLambda function =
                JavaFunctions.java(Handlers.Counting.class).concurrency(3).start()) {
            assertEquals(List.of(), function.processes(), "no runtime before the first invocation");
            String pid = text(invoke(function, "")).split(" ")[0];
            assertEquals(pid + " 2", text(invoke(function, "")));
            assertEquals(pid + " 3", text(invoke(function, "")));
            assertEquals(List.of(Long.valueOf(pid)), pids(function));
        }
    }

    @Test
    void invocationsBeyondTheConcurrencyWaitForARuntime() {
        try (LocalLambda function =
                JavaFunctions.java(Handlers.Counting.class).concurrency(1).start()) {
            List<CompletionStage<Answer>> answers =
                    Stream.generate(() -> function.invoke(bytes(""))).limit(5).toList();
            Set<String> counts = new HashSet<>();
            answers.forEach(answer -> counts.add(text(await(answer)).split(" ")[1]));
            assertEquals(Set.of("1", "2", "3", "4", "5"), counts);
            assertEquals(1, function.processes().size());
        }
    }

    @Test
    void concurrentInvocationsHaveARuntimeEachAsFarAsTheConcurrencyGoes() {
        try (LocalLambda function =
                JavaFunctions.java(Handlers.Meeting.class).concurrency(3).start()) {
            List<CompletionStage<Answer>> answers = IntStream.range(0, 4)
                    .mapToObj(number -> function.invoke(bytes(meeting + " 3")))
                    .toList();
            Set<Long> answering = new HashSet<>();
            answers.forEach(answer -> answering.add(Long.valueOf(text(await(answer)))));
            assertEquals(3, answering.size());
            assertEquals(answering, new HashSet<>(pids(function)));
        }
    }

    @Test
    void aRuntimeThatDiesWhileItIsFreeIsReplaced() {
        try (LocalLambda function = JavaFunctions.java(Handlers.Counting.class).start()) {
            String first = text(invoke(function, "")).split(" ")[0];
            function.processes().forEach(ProcessHandle::destroyForcibly);
            Awaitility.await().until(() -> function.processes().isEmpty());
            Awaitility.await().until(() -> invoke(function, "").succeeded());
            assertFalse(text(invoke(function, "")).startsWith(first + " "));
        }
    }

    @Test
    void nothingIsLeftAfterClose() {
        LocalLambda function =
                JavaFunctions.java(Handlers.Obedient.class).concurrency(2).start();
        String free = text(invoke(function, "pid"));
        CompletionStage<Answer> first = function.invoke(bytes("sleep"));
        CompletionStage<Answer> second = function.invoke(bytes("sleep"));
        CompletionStage<Answer> waiting = function.invoke(bytes("sleep"));
        Awaitility.await().until(() -> function.processes().size() == 2);
        List<ProcessHandle> processes = function.processes();
        function.close();
        assertEquals(List.of(), function.processes());
        assertTrue(processes.stream().noneMatch(ProcessHandle::isAlive));
        assertFalse(JavaFunctions.isAlive(free));
        for (CompletionStage<Answer> answer : List.of(first, second, waiting, function.invoke(bytes("pid")))) {
            assertEquals(
                    "Closed: Function obedient is closed on this machine",
                    await(answer).error());
        }
    }

    private static List<Long> pids(LocalLambda function) {
        return function.processes().stream().map(ProcessHandle::pid).toList();
    }
}

package io.eventfunctions.local.lambda;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eventfunctions.local.lambda.function.FunctionListener;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** A JVM that is killed leaves nothing behind, not even a runtime that never asks for anything. */
class KilledJvmTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void itsRuntimesAndTheirFilesGoWithIt() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = jvm.inputReader()) {
            String pid = output.readLine();
            assertTrue(JavaFunctions.isAlive(pid));
            assertTrue(holdsFiles());
            jvm.destroyForcibly();
            Awaitility.await().atMost(PATIENCE).until(() -> !JavaFunctions.isAlive(pid));
            Awaitility.await().atMost(PATIENCE).until(() -> !holdsFiles());
        } finally {
            jvm.destroyForcibly();
        }
    }

    private boolean holdsFiles() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("event-functions-lambda-"));
        }
    }

    /** Starts a function that sleeps, prints its process, and sleeps too. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            LocalLambda function = JavaFunctions.java(Handlers.Obedient.class)
                    .timeout(Duration.ofMinutes(15))
                    .listener(new FunctionListener() {})
                    .start();
            String pid = JavaFunctions.text(JavaFunctions.invoke(function, "pid"));
            function.invoke(JavaFunctions.bytes("sleep"));
            System.out.println(pid);
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}

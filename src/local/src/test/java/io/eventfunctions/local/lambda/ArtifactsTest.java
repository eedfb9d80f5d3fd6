package io.eventfunctions.local.lambda;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eventfunctions.local.lambda.artifact.Artifact;

import static io.eventfunctions.local.lambda.JavaFunctions.bytes;
import static io.eventfunctions.local.lambda.JavaFunctions.invoke;
import static io.eventfunctions.local.lambda.JavaFunctions.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Everything that a function may be packaged as. */
class ArtifactsTest {

    private static final String ECHO = Handlers.Echo.class.getName() + "::handleRequest";

    @TempDir
    Path directory;

    @Test
    void aZipWithJarsInLibRunsInAwsRuntimeForJava() throws IOException {
        Path jar = Programs.jar(directory.resolve("handlers.jar"), null);
        Path zip = Programs.zip(
                directory.resolve("function.zip"), Map.of("lib/handlers.jar", Files.readAllBytes(jar)), false);
        assertAnswers("höhe", "höhe", LocalLambda.function("zip").artifact(zip).handler(ECHO));
    }

    @Test
    void aZipWithTheHandlersClassRunsInAwsRuntimeForJava() throws IOException {
        Path zip = Programs.zip(directory.resolve("function.zip"), Map.of(), true);
        assertAnswers(
                "event", "event", LocalLambda.function("zip").artifact(zip).handler(ECHO));
    }

    @Test
    void aZipWithABootstrapRunsThat() throws IOException {
        Path zip = Programs.zip(
                directory.resolve("function.zip"), Map.of("bootstrap", bytes(Programs.script("zipped"))), false);
        assertAnswers("zipped event", "event", LocalLambda.function("native").artifact(zip));
    }

    @Test
    void whatIsExecutableInAZipIsSoWhenItIsUnpacked() throws IOException {
        Path zip = directory.resolve("function.zip");
        try (FileSystem files =
                FileSystems.newFileSystem(zip, Map.of("create", true, "enablePosixFileAttributes", true))) {
            Files.writeString(files.getPath("bootstrap"), "#!/bin/sh\nexec ./runner\n");
            Path runner = Files.writeString(files.getPath("runner"), Programs.script("ran"));
            Files.setPosixFilePermissions(runner, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertAnswers("ran event", "event", LocalLambda.function("native").artifact(zip));
    }

    @Test
    void aDirectoryWithABootstrapRunsThat() throws IOException {
        Files.writeString(directory.resolve("bootstrap"), Programs.script("unpacked"));
        assertAnswers("unpacked event", "event", LocalLambda.function("native").artifact(directory));
        assertTrue(Files.exists(directory.resolve("bootstrap")), "what is the user's stays");
    }

    @Test
    void aDirectoryWithClassesRunsInAwsRuntimeForJava() {
        assertAnswers(
                "event",
                "event",
                LocalLambda.function("classes")
                        .artifact(JavaFunctions.classes())
                        .handler(ECHO));
    }

    @Test
    void aJarIsRun() throws IOException {
        Path jar = Programs.jar(directory.resolve("runner.jar"), RuntimeMain.class);
        assertAnswers("hello event", "event", LocalLambda.function("jar").artifact(jar));
    }

    @Test
    void aProgramIsRun() throws IOException {
        Path program = Files.writeString(directory.resolve("program"), Programs.script("run"));
        assertTrue(program.toFile().setExecutable(true));
        assertInstanceOf(Artifact.Bootstrap.class, Artifact.of(program));
        assertAnswers("run event", "event", LocalLambda.function("program").artifact(program));
    }

    @Test
    void theClassPathOfATestIsEnough() {
        assertAnswers(
                "event",
                "event",
                LocalLambda.function("unpackaged")
                        .artifact(Artifact.ClassPath.ofThisJvm())
                        .handler(ECHO));
    }

    @Test
    void whatWasUnpackedIsDeletedAtCloseAndThePrograms() throws IOException {
        Path zip = Programs.zip(
                directory.resolve("function.zip"), Map.of("bootstrap", bytes(Programs.script("zipped"))), false);
        LocalLambda function = LocalLambda.function("native")
                .artifact(zip)
                .timeout(JavaFunctions.TIMEOUT)
                .start();
        text(invoke(function, "event"));
        ProcessHandle script = function.processes().get(0);
        ProcessHandle program = script.children().findAny().orElseThrow();
        Path taskRoot = Files.readSymbolicLink(Path.of("/proc", String.valueOf(script.pid()), "cwd"));
        assertTrue(Files.exists(taskRoot.resolve("bootstrap")));
        function.close();
        assertFalse(Files.exists(taskRoot.getParent()));
        assertFalse(script.isAlive());
        Awaitility.await().until(() -> !program.isAlive());
    }

    @Test
    void aRuntimeSeesWhatLambdaSaysAndWhatTheUserSaysAndNothingElse() throws IOException {
        try (LocalLambda function = JavaFunctions.java(Handlers.Describing.class)
                .timeout(Duration.ofSeconds(3))
                .memory(256)
                .region("eu-central-1")
                .environment(Map.of("STAGE", "test", "AWS_ACCESS_KEY_ID", "mine"))
                .start()) {
            Properties seen = new Properties();
            seen.load(new StringReader(text(invoke(function, ""))));
            assertEquals("describing", seen.get("AWS_LAMBDA_FUNCTION_NAME"));
            assertEquals("256", seen.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
            assertEquals("$LATEST", seen.get("AWS_LAMBDA_FUNCTION_VERSION"));
            assertEquals("eu-central-1", seen.get("AWS_REGION"));
            assertEquals(Handlers.Describing.class.getName() + "::handleRequest", seen.get("_HANDLER"));
            assertEquals(seen.get("directory"), seen.get("LAMBDA_TASK_ROOT"));
            assertTrue(seen.getProperty("AWS_LAMBDA_RUNTIME_API").matches("127\\.0\\.0\\.1:\\d+"));
            assertEquals("test", seen.get("STAGE"));
            assertEquals("mine", seen.get("AWS_ACCESS_KEY_ID"));
            assertEquals(System.getenv("PATH"), seen.get("PATH"));
            Set<String> own = new HashSet<>(System.getenv().keySet());
            own.removeIf(name -> name.startsWith("AWS_")
                    || Set.of("PATH", "HOME", "USER", "TMPDIR", "LANG", "TZ").contains(name));
            assertFalse(own.isEmpty());
            assertTrue(Collections.disjoint(own, seen.keySet()), "variables of this process: " + own);
            assertEquals("arn:aws:lambda:eu-central-1:000000000000:function:describing", seen.get("context.arn"));
            assertEquals("describing", seen.get("context.name"));
            assertEquals("256", seen.get("context.memory"));
            int remaining = Integer.parseInt(seen.getProperty("context.remaining"));
            assertTrue(remaining > 0 && remaining <= 3000, "of the 3 s that are left: " + remaining);
            assertTrue(seen.getProperty("trace").startsWith("Root=1-"));
        }
    }

    private static void assertAnswers(String answer, String event, FunctionBuilder builder) {
        try (LocalLambda function = builder.timeout(JavaFunctions.TIMEOUT).start()) {
            assertEquals(answer, text(invoke(function, event)));
        }
    }
}

package io.eventfunctions.local.lambda;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eventfunctions.local.lambda.artifact.Artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A function that can't be set up says why in a sentence, before anything runs. */
class RefusedFunctionsTest {

    private static final FunctionBuilder FUNCTION = LocalLambda.function("orders");

    @TempDir
    Path directory;

    @Test
    void aFunctionNeedsAnArtifact() {
        assertSays(
                "EVF1018: Function orders has no artifact: call artifact(...) before start()",
                () -> LocalLambda.function("orders").start());
    }

    @Test
    void theArtifactHasToBeThere() {
        Path missing = directory.resolve("function.zip");
        String sentence =
                "EVF1010: There is no artifact at " + missing + ": package the function first (./mvnw package)";
        assertSays(sentence, () -> FUNCTION.artifact(missing));
        assertSays(sentence, () -> FUNCTION.artifact(new Artifact.Zip(missing)).start());
        assertSays(sentence, () -> FUNCTION.artifact(new Artifact.Jar(missing)).start());
        assertSays(sentence, () -> FUNCTION.artifact(new Artifact.Directory(missing))
                .start());
        assertSays(sentence, () -> FUNCTION.artifact(new Artifact.ClassPath(List.of(missing)))
                .start());
    }

    @Test
    void theArtifactHasToBeOne() throws IOException {
        Path text = Files.writeString(directory.resolve("README.md"), "read me");
        assertSays(
                "EVF1011: " + text
                        + " is not an artifact of a function: expected a .zip, a .jar, a directory or an executable file",
                () -> FUNCTION.artifact(text));
    }

    @Test
    void aPackageNeedsSomethingToRun() throws IOException {
        Path zip = Programs.zip(directory.resolve("function.zip"), Map.of("notes.txt", new byte[0]), false);
        String sentence = " holds neither a bootstrap nor lib/ nor the class of the handler"
                + " io.eventfunctions.lambda.EventsHandler::handleRequest:"
                + " package the function with quarkus-event-functions-lambda, or name its handler";
        assertSays("EVF1012: " + zip + sentence, () -> FUNCTION.artifact(zip).start());
        assertSays("EVF1012: " + directory + sentence, () -> FUNCTION.artifact(directory)
                .start());
    }

    @Test
    void aPackageHasToBeAZipFile() throws IOException {
        Path zip = Files.writeString(directory.resolve("function.zip"), "no zip");
        String said = said(() -> FUNCTION.artifact(zip).start());
        assertTrue(said.startsWith("EVF1013: " + zip + " cannot be read as a zip file: "), said);
    }

    @Test
    void aPackageWritesNothingElsewhere() throws IOException {
        Path zip = Programs.zip(directory.resolve("function.zip"), Map.of("../elsewhere", new byte[0]), false);
        String said = said(() -> FUNCTION.artifact(zip).start());
        assertTrue(said.startsWith("EVF1013: " + zip + " cannot be read as a zip file: "), said);
    }

    @Test
    void aJarNeedsAMainClass() throws IOException {
        Path jar = Programs.jar(directory.resolve("library.jar"), null);
        assertSays("EVF1015: " + jar + " cannot be run: its manifest has no Main-Class", () -> FUNCTION.artifact(jar)
                .start());
    }

    @Test
    void valuesThatLambdaRefusesAreRefused() {
        assertSays(
                "EVF1019: Invalid value 'or ders' for the name of function or ders: expected 1 to 64 letters, digits, - and _",
                () -> LocalLambda.function("or ders"));
        assertSays(
                "EVF1019: Invalid value 'PT15M0.001S' for the timeout of function orders: expected more than nothing, up to 15 minutes",
                () -> FUNCTION.timeout(Duration.ofMinutes(15).plusMillis(1)));
        assertSays(
                "EVF1019: Invalid value 'PT0S' for the timeout of function orders: expected more than nothing, up to 15 minutes",
                () -> FUNCTION.timeout(Duration.ZERO));
        assertSays(
                "EVF1019: Invalid value '0' for the concurrency of function orders: expected 1 or more",
                () -> FUNCTION.concurrency(0));
        assertSays(
                "EVF1019: Invalid value '127' for the memory of function orders: expected 128 to 10240",
                () -> FUNCTION.memory(127));
        assertSays(
                "EVF1020: The environment variable _HANDLER of function orders is reserved: Lambda sets it",
                () -> FUNCTION.environment(Map.of("_HANDLER", "mine")));
    }

    @Test
    void anExternalRuntimeIsOneAndHasAPortOfItsOwn() throws IOException {
        assertSays(
                "EVF1019: Invalid value '2' for the concurrency of function orders: expected 1 with an external runtime",
                () -> LocalLambda.function("orders")
                        .artifact(new Artifact.External(0))
                        .concurrency(2)
                        .start());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            String said =
                    said(() -> FUNCTION.artifact(new Artifact.External(port)).start());
            assertTrue(
                    said.startsWith(
                            "EVF1021: The Runtime API of function orders cannot listen on 127.0.0.1:" + port + ": "),
                    said);
        }
    }

    private static void assertSays(String sentence, Runnable mistake) {
        assertEquals(sentence, said(mistake));
    }

    private static String said(Runnable mistake) {
        return assertThrows(IllegalArgumentException.class, mistake::run).getMessage();
    }
}

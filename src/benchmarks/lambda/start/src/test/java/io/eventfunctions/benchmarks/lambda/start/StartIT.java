package io.eventfunctions.benchmarks.lambda.start;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.lambda.function.FunctionListener;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What a cold start costs has not grown: the classes that the benchmark's function loads until its first answer, and the size of its
 * package. After a change that is meant, {@code -Dstart.update} writes the figures anew.
 */
class StartIT {

    private static final Path FUNCTION = Path.of("..", "function", "target", "function.zip");
    private static final Path FIGURES = Path.of("src", "test", "resources", "start.properties");
    private static final double GROWTH = 1.05;

    /** Further below, the figure would hide growth. */
    private static final double STALE = 0.9;

    @TempDir
    Path directory;

    @Test
    void loadsNoMoreClassesThanBefore() throws IOException {
        Path log = directory.resolve("classes");
        try (LocalLambda function = function(log)) {
            Answer answer = function.invoke(Batch.of(1)).toCompletableFuture().join();
            assertTrue(answer.succeeded(), answer.error());
        }
        check("classes", LoadedClasses.in(log).ofLibraries());
    }

    @Test
    void itsPackageIsNotLargerThanBefore() throws IOException {
        check("bytes", Files.size(FUNCTION));
    }

    private static LocalLambda function(Path log) {
        return LocalLambda.function("function")
                .artifact(new Artifact.Zip(FUNCTION))
                .handler("io.eventfunctions.lambda.EventsHandler::handleRequest")
                .environment(Map.of("JAVA_TOOL_OPTIONS", LoadedClasses.option(log)))
                .timeout(Duration.ofMinutes(1))
                .listener(new FunctionListener() {})
                .start();
    }

    private static void check(String name, long measured) throws IOException {
        Properties figures = figures();
        if (System.getProperty("start.update") != null) {
            figures.setProperty(name, String.valueOf(measured));
            Files.writeString(
                    FIGURES, "bytes=%s%nclasses=%s%n".formatted(figures.get("bytes"), figures.get("classes")));
        }
        long figure = Long.parseLong(figures.getProperty(name));
        assertTrue(
                measured <= figure * GROWTH && measured >= figure * STALE,
                () ->
                        "The start has %d %s, %+.1f %% of the figure %d: if that is meant, renew the figure with -Dstart.update"
                                .formatted(measured, name, 100.0 * measured / figure - 100, figure));
    }

    private static Properties figures() {
        Properties figures = new Properties();
        try (Reader file = Files.newBufferedReader(FIGURES)) {
            figures.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return figures;
    }
}

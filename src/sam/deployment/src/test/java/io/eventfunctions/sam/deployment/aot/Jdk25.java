package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JDK that makes AOT caches: that of the tests, that of {@code JAVA_HOME_25}, or one beside them. Where there is none its tests are left
 * out, or fail on continuous integration.
 */
final class Jdk25 implements ExecutionCondition {

    private static final String MISSING =
            "There is no JDK 25, so the tests of packaging=aot are left out: install one, and set JAVA_HOME_25";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return find().isEmpty() && !Boolean.parseBoolean(System.getenv("CI"))
                ? ConditionEvaluationResult.disabled(MISSING)
                : ConditionEvaluationResult.enabled("JDK 25 is there, or has to be");
    }

    /** Its home; one without anything if there is none. */
    static Path home() {
        return find().stream().findFirst().orElse(Path.of("no-jdk-25"));
    }

    private static List<Path> find() {
        Path own = Path.of(System.getProperty("java.home"));
        try (Stream<Path> siblings = Files.list(own.getParent())) {
            Stream<Path> named = Stream.of("JAVA_HOME_25", "JAVA_HOME_25_X64")
                    .map(System::getenv)
                    .filter(Objects::nonNull)
                    .map(Path::of);
            return Stream.of(Stream.of(own), named, siblings)
                    .flatMap(paths -> paths)
                    .filter(Jdk25::isOne)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOne(Path home) {
        Path release = home.resolve("release");
        if (!Files.exists(release) || !Files.exists(home.resolve("bin/jlink"))) {
            return false;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("JAVA_VERSION", "").startsWith("\"25");
    }
}

package io.eventfunctions.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips a test whose {@link RequiresTool tool} is missing, or lets it fail on continuous integration. */
class RequiredToolCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<RequiresTool> missing =
                AnnotationSupport.findRepeatableAnnotations(context.getElement(), RequiresTool.class).stream()
                        .filter(tool -> !isInstalled(tool))
                        .findFirst();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("Every tool is installed");
        }
        String reason = "%s is not installed: %s"
                .formatted(missing.get().value(), missing.get().install());
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static boolean isInstalled(RequiresTool tool) {
        return tool.pythonLibrary()
                ? isImportable(tool.value())
                : Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool.value())));
    }

    private static boolean isImportable(String library) {
        try {
            Process python = new ProcessBuilder("python3", "-c", "import " + library)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return python.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

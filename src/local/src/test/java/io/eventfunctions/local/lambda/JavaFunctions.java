package io.eventfunctions.local.lambda;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.lambda.function.LocalFunction;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/** What the tests of local functions have in common. */
public final class JavaFunctions {

    /** What no invocation reaches that isn't meant to, however busy the machine is. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int PATIENCE_SECONDS = 60;

    private JavaFunctions() {}

    /** A function of one of {@link Handlers}, in AWS's runtime for Java. */
    static FunctionBuilder java(Class<?> handler) {
        return LocalLambda.function(handler.getSimpleName().toLowerCase())
                .artifact(new Artifact.ClassPath(List.of(classes())))
                .handler(handler.getName() + "::handleRequest")
                .timeout(TIMEOUT);
    }

    /** Where the classes of these tests lie. */
    public static Path classes() {
        try {
            return Path.of(JavaFunctions.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Answer answer) {
        if (!answer.succeeded()) {
            throw new AssertionError("Failed instead of answering: " + answer.error());
        }
        return new String(answer.payload(), StandardCharsets.UTF_8);
    }

    static Answer invoke(LocalFunction function, String event) {
        return await(function.invoke(bytes(event)));
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError("No answer", e);
        }
    }

    static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }
}

package io.eventfunctions.sam.deployment.aot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.lambda.function.FunctionListener;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/** The packaged application behind a local Lambda. */
final class TrainedFunction implements AutoCloseable {

    /** An invocation without any events: nothing is delivered. */
    private static final byte[] NO_EVENTS = "[]".getBytes(StandardCharsets.UTF_8);

    private static final int INVOCATIONS = 20;
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(10);

    private final StringBuffer output = new StringBuffer();
    private final LocalLambda function;

    /**
     * An application that starts with the first invocation.
     *
     * @param path its directory or zip
     * @param memory in MB
     */
    TrainedFunction(Path path, int memory, Map<String, String> environment) {
        function = LocalLambda.function("application")
                .artifact(Artifact.of(path))
                .memory(memory)
                .timeout(STARTS_WITHIN)
                .environment(environment)
                .listener(new FunctionListener() {
                    @Override
                    public void printed(String name, String line) {
                        output.append(System.lineSeparator()).append(line);
                    }
                })
                .start();
    }

    /** Whether it starts, and answers some invocations that have no events. */
    boolean answers() {
        for (int i = 0; i < INVOCATIONS; i++) {
            Answer answer = function.invoke(NO_EVENTS).toCompletableFuture().join();
            if (!answer.succeeded()) {
                output.append(System.lineSeparator()).append(answer.error());
                return false;
            }
        }
        return true;
    }

    /** Lets it end by itself, which is when the JVM writes its cache. */
    void end() {
        ProcessHandle process = function.processes().get(0);
        process.destroy();
        try {
            process.onExit().get(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            output.append(System.lineSeparator()).append("The JVM does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The training was interrupted", e);
        }
    }

    /** What it has printed, each line behind a line separator. */
    String output() {
        return output.toString();
    }

    @Override
    public void close() {
        function.close();
    }
}

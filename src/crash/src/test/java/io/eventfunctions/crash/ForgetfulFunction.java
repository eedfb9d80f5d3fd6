package io.eventfunctions.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

import io.eventfunctions.local.lambda.function.LocalFunction;

/**
 * A function whose answers may get lost on their way to the mapping, as when the connection to Lambda breaks: one answer for each
 * time that the test lays down a file.
 */
record ForgetfulFunction(LocalFunction function, Path file) implements LocalFunction {

    static final String LOST = "The function has answered, and the answer was lost";

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public CompletionStage<Answer> invoke(byte[] payload) {
        return function.invoke(payload).thenApply(answer -> {
            try {
                return answer.succeeded() && Files.deleteIfExists(file) ? new Answer(null, LOST) : answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

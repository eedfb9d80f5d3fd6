package io.eventfunctions.local.lambda.runtime;

import java.util.concurrent.CompletableFuture;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * One request to a function, and the answer that it is going to get.
 *
 * @param id {@code Lambda-Runtime-Aws-Request-Id}; the retries of an event have the same
 */
public record InvocationRequest(String id, byte[] payload, CompletableFuture<Answer> answer) {

    public InvocationRequest(String id, byte[] payload) {
        this(id, payload, new CompletableFuture<>());
    }
}

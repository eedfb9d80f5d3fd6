package io.eventfunctions.local.lambda.mapping;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.eventfunctions.local.lambda.LocalFunction;
import io.eventfunctions.local.lambda.LocalFunction.Answer;

/** An invocation that always ends with an answer, whatever the function does. */
final class Invocation {

    private Invocation() {}

    static CompletionStage<Answer> of(LocalFunction function, byte[] payload) {
        CompletionStage<Answer> answer;
        try {
            answer = function.invoke(payload);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedStage(e);
        }
        return answer.exceptionally(failure -> new Answer(null, failure.toString()));
    }
}

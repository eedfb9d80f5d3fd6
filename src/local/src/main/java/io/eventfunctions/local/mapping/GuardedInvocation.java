package io.eventfunctions.local.mapping;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.eventfunctions.local.lambda.function.LocalFunction;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/** An invocation that always ends with an answer, whatever the function does. */
public final class GuardedInvocation {

    private GuardedInvocation() {}

    public static CompletionStage<Answer> of(LocalFunction function, byte[] payload) {
        CompletionStage<Answer> answer;
        try {
            answer = function.invoke(payload);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedStage(e);
        }
        return answer.exceptionally(failure -> new Answer(null, failure.toString()));
    }
}

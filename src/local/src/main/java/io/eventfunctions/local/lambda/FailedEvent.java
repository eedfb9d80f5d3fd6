package io.eventfunctions.local.lambda;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * An event whose asynchronous invocation failed for good, as Lambda gives it to an on-failure destination.
 *
 * @param requestId the same for each attempt
 * @param attempts how often the function was invoked with it
 * @param answer the last one
 */
public record FailedEvent(String function, String requestId, byte[] payload, int attempts, Answer answer) {}

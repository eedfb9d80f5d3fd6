package io.eventfunctions.local.lambda.function;

import java.time.Duration;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * What Lambda's {@code REPORT} line says about an invocation.
 *
 * @param duration from its delivery to the runtime until that asked for the next one, or ended
 * @param init how long the runtime took to start, null if it was there already
 */
public record InvocationReport(String function, String requestId, Duration duration, Duration init, Answer answer) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Duration and start, rounded up to milliseconds, as AWS charges them. */
    public Duration billed() {
        Duration used = init == null ? duration : duration.plus(init);
        return Duration.ofMillis((used.toNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
}

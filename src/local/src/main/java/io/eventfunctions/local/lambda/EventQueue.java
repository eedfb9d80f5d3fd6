package io.eventfunctions.local.lambda;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;
import io.eventfunctions.local.lambda.runtime.InvocationRequest;
import io.eventfunctions.local.lambda.runtime.Sandboxes;

/**
 * Invokes a function with events that nobody waits for: twice more if it fails, a while after that, and then it gives the event to
 * the on-failure consumer (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html).
 */
final class EventQueue {

    private static final int ATTEMPTS = 3;

    private final String function;
    private final Sandboxes sandboxes;
    private final ScheduledExecutorService clock;
    private final Duration retryDelay;
    private final Consumer<FailedEvent> onFailure;

    EventQueue(
            String function,
            Sandboxes sandboxes,
            ScheduledExecutorService clock,
            Duration retryDelay,
            Consumer<FailedEvent> onFailure) {
        this.function = function;
        this.sandboxes = sandboxes;
        this.clock = clock;
        this.retryDelay = retryDelay;
        this.onFailure = onFailure;
    }

    void accept(String requestId, byte[] payload) {
        attempt(requestId, payload, 1);
    }

    private void attempt(String requestId, byte[] payload, int attempt) {
        sandboxes
                .submit(new InvocationRequest(requestId, payload))
                .thenAccept(answer -> ended(requestId, payload, attempt, answer));
    }

    private void ended(String requestId, byte[] payload, int attempt, Answer answer) {
        if (answer.succeeded()) {
            return;
        }
        if (attempt == ATTEMPTS) {
            fail(new FailedEvent(function, requestId, payload, attempt, answer));
            return;
        }
        try {
            long delay = retryDelay.multipliedBy(attempt).toMillis();
            clock.schedule(() -> attempt(requestId, payload, attempt + 1), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LocalMessages.LAMBDA.eventDroppedOnClose(requestId, function);
        }
    }

    private void fail(FailedEvent event) {
        try {
            onFailure.accept(event);
        } catch (RuntimeException e) {
            LocalMessages.LAMBDA.failedEventLost(function, event.requestId(), e);
        }
    }

    /** What becomes of failed events where nobody asks for them. */
    static void drop(FailedEvent event) {
        LocalMessages.LAMBDA.eventDropped(
                event.requestId(),
                event.attempts(),
                event.function(),
                event.answer().error());
    }
}

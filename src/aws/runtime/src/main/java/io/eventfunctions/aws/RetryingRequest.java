package io.eventfunctions.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/**
 * Retries a request of a channel with exponential backoff until it succeeds, because failures of networks and credentials are
 * temporary, and the connector would stop the channel at the first one.
 */
final class RetryingRequest {

    private static final Duration INITIAL_WAIT = Duration.ofMillis(500);
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final String channel;
    private final String queue;
    private final UnreachableChannels unreachable;

    /** Creates the retries of a channel for its queue or topic. */
    RetryingRequest(String channel, String queue, UnreachableChannels unreachable) {
        this.channel = channel;
        this.queue = queue;
        this.unreachable = unreachable;
    }

    /**
     * Sends a request, and repeats it until it succeeds or fails permanently.
     *
     * @param permanent matches failures that are not retried
     */
    <T> CompletableFuture<T> send(Supplier<CompletableFuture<T>> request, Predicate<Throwable> permanent) {
        CompletableFuture<T> success = new CompletableFuture<>();
        attempt(request, permanent, INITIAL_WAIT, success);
        return success;
    }

    private <T> void attempt(
            Supplier<CompletableFuture<T>> request,
            Predicate<Throwable> permanent,
            Duration wait,
            CompletableFuture<T> success) {
        CompletableFuture<T> response;
        try {
            response = request.get();
        } catch (RuntimeException e) {
            response = CompletableFuture.failedFuture(e);
        }
        response.whenComplete((result, failure) -> {
            if (failure == null) {
                succeeded();
                success.complete(result);
                return;
            }
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (permanent.test(cause)) {
                success.completeExceptionally(cause);
                return;
            }
            failed(cause);
            Executor later = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
            Duration next = wait.multipliedBy(2).compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait.multipliedBy(2);
            later.execute(() -> attempt(request, permanent, next, success));
        });
    }

    /** Notes that a request succeeded. */
    void succeeded() {
        if (unreachable.end(channel)) {
            MESSAGES.reachableAgain(channel, queue);
        }
    }

    /** Notes that a request failed; logs it once until a request succeeds. */
    void failed(Throwable failure) {
        if (unreachable.begin(channel, queue + ": " + failure.getMessage())) {
            MESSAGES.unreachable(channel, queue, failure.getMessage());
        }
    }
}

package io.eventfunctions.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

/**
 * Tries a request of a channel until it succeeds, with growing waits: networks and credentials come back, and the connector
 * would end the channel at the first failure.
 */
final class RetryingRequest {

    private static final Logger LOG = Logger.getLogger(RetryingRequest.class);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final String channel;
    private final String queue;
    private final UnreachableChannels unreachable;

    /** The retrying of a channel with its queue or topic. */
    RetryingRequest(String channel, String queue, UnreachableChannels unreachable) {
        this.channel = channel;
        this.queue = queue;
        this.unreachable = unreachable;
    }

    /**
     * The first success.
     *
     * @param hopeless failures that no other attempt mends
     */
    <T> CompletableFuture<T> insist(Supplier<CompletableFuture<T>> request, Predicate<Throwable> hopeless) {
        CompletableFuture<T> success = new CompletableFuture<>();
        attempt(request, hopeless, SHORTEST, success);
        return success;
    }

    private <T> void attempt(
            Supplier<CompletableFuture<T>> request,
            Predicate<Throwable> hopeless,
            Duration wait,
            CompletableFuture<T> success) {
        CompletableFuture<T> answer;
        try {
            answer = request.get();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((result, failure) -> {
            if (failure == null) {
                succeeded();
                success.complete(result);
                return;
            }
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (hopeless.test(cause)) {
                success.completeExceptionally(cause);
                return;
            }
            failed(cause);
            Executor later = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
            Duration next = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
            later.execute(() -> attempt(request, hopeless, next, success));
        });
    }

    /** Notes that a request succeeded. */
    void succeeded() {
        if (unreachable.end(channel)) {
            LOG.infof("EVF0704 Channel %s reaches %s again", channel, queue);
        }
    }

    /** Notes that a request failed; tells it once, until one succeeds. */
    void failed(Throwable failure) {
        if (unreachable.begin(channel, queue + ": " + failure.getMessage())) {
            LOG.warnf("EVF0703 Channel %s can't reach %s and goes on trying: %s", channel, queue, failure.getMessage());
        }
    }
}

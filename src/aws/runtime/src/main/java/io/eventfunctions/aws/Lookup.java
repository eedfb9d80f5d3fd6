package io.eventfunctions.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.smallrye.mutiny.Uni;

/**
 * Looks queues and topics up while the application starts: one that doesn't exist stops the start, a service that can't be
 * reached does not. All channels together wait for that service once.
 */
final class Lookup {

    private static final int PATIENCE_SECONDS = 5;

    private volatile boolean reachable = true;

    /** Whether a failure to find something ends the search; when the start is over, what is missing may still be created. */
    boolean isOver(Throwable failure, Class<? extends RuntimeException> missing) {
        return reachable && missing.isInstance(failure);
    }

    /**
     * Waits for an answer, but not for long.
     *
     * @throws IllegalStateException what the answer fails with, if it does in time
     */
    Uni<String> await(CompletableFuture<String> answer) {
        try {
            if (reachable) {
                answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            reachable = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IllegalStateException known ? known : new IllegalStateException(e.getCause());
        }
        return Uni.createFrom().completionStage(answer);
    }
}

package io.eventfunctions.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

import io.eventfunctions.aws.AwsConfig.LookupTime;

/**
 * Looks queues and topics up. While the application starts, one that doesn't exist stops the start, a service that can't be
 * reached does not; all channels together wait for that service once. At first use, what isn't found makes the event fail that is
 * sent there, and the next one looks again.
 */
final class Lookup {

    private static final int PATIENCE_SECONDS = 5;

    private final boolean atStart;
    private volatile boolean reachable = true;

    Lookup(LookupTime time) {
        this.atStart = time == LookupTime.AT_START;
    }

    /**
     * What a channel that sends gets for its URL or ARN: the connector asks for it when it wires the channel, which is too early
     * where nothing is looked up before its first use.
     *
     * @param name of the queue or topic; the channel's client has to look it up
     */
    Uni<String> address(String name, Uni<String> found) {
        return atStart ? found : Uni.createFrom().item(name);
    }

    /**
     * Whether a failure to find something ends the search. When the start is over, what is missing may still be created: a channel
     * that receives goes on searching.
     */
    boolean isOver(Throwable failure, Class<? extends RuntimeException> missing, boolean sends) {
        return atStart ? reachable && missing.isInstance(failure) : sends;
    }

    /** Searches when the result is wanted, and again when it is wanted and hasn't been found. */
    static Uni<String> untilFound(Supplier<CompletableFuture<String>> search) {
        AtomicBoolean failed = new AtomicBoolean();
        return Uni.createFrom()
                .completionStage(() -> {
                    failed.set(false);
                    return search.get();
                })
                .onFailure()
                .invoke(() -> failed.set(true))
                .memoize()
                .until(failed::get);
    }

    /**
     * Waits for the answer to a search at the start, but not for long; later nobody waits, and the search begins when its result is
     * wanted.
     *
     * @throws IllegalStateException what the answer fails with, if it does in time
     */
    Uni<String> await(Supplier<CompletableFuture<String>> search) {
        if (!atStart) {
            return untilFound(search);
        }
        CompletableFuture<String> answer = search.get();
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

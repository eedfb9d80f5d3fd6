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
 * Looks up the URLs of queues and the ARNs of topics. At the start, a queue or topic that does not exist stops the application,
 * but a service that cannot be reached does not; all channels together wait for it once. At first use, a queue or topic that is
 * not found fails the event that is sent to it, and the next event looks it up again.
 */
final class AddressLookup {

    private static final int START_TIMEOUT_SECONDS = 5;

    private final boolean atStart;
    private volatile boolean reachable = true;

    AddressLookup(LookupTime time) {
        this.atStart = time == LookupTime.AT_START;
    }

    /**
     * What the connector of an outgoing channel gets as its URL or ARN. The connector asks when it wires the channel; with lookup at
     * first use that is too early, so it gets the name, and the channel's client looks it up when it sends.
     *
     * @param name the name of the queue or topic
     * @param found the URL or ARN
     */
    Uni<String> address(String name, Uni<String> found) {
        return atStart ? found : Uni.createFrom().item(name);
    }

    /**
     * Whether a failed lookup is final. After the start, a missing queue may still be created, so an incoming channel continues
     * to look it up.
     */
    boolean isFinal(Throwable failure, Class<? extends RuntimeException> missing, boolean sends) {
        return atStart ? reachable && missing.isInstance(failure) : sends;
    }

    /** Looks up on the first subscription, and again on each later one until the lookup has succeeded. */
    static Uni<String> untilFound(Supplier<CompletableFuture<String>> lookup) {
        AtomicBoolean failed = new AtomicBoolean();
        return Uni.createFrom()
                .completionStage(() -> {
                    failed.set(false);
                    return lookup.get();
                })
                .onFailure()
                .invoke(() -> failed.set(true))
                .memoize()
                .until(failed::get);
    }

    /**
     * At the start, looks up at once and waits for the result for a short time; at first use, looks up on subscription.
     *
     * @throws IllegalStateException if the lookup fails within that time
     */
    Uni<String> await(Supplier<CompletableFuture<String>> lookup) {
        if (!atStart) {
            return untilFound(lookup);
        }
        CompletableFuture<String> answer = lookup.get();
        try {
            if (reachable) {
                answer.get(START_TIMEOUT_SECONDS, TimeUnit.SECONDS);
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

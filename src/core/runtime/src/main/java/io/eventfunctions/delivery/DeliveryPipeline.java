package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.cloudevents.CloudEvent;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Extensions;
import io.eventfunctions.function.EventFunction;
import io.eventfunctions.function.FunctionCall;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.Lease;
import io.eventfunctions.spi.ReceivedMessage;

/** Delivers the events of one channel under its policy, to each function behind a bulkhead of its own. */
public final class DeliveryPipeline {

    private static final Object ONE_LANE = new Object();

    private final DeliveryPolicy policy;
    private final DeliveryEnvironment environment;
    private final Expiry expiry;
    private final Deduplication deduplication;
    private final DeadLetterStep deadLetters;
    private final Map<EventFunction, Bulkhead> bulkheads = new IdentityHashMap<>();

    /**
     * The pipeline of the policy's channel.
     *
     * @param functions the channel's functions
     * @param store the policy's store, or {@code null} if it names none
     */
    public DeliveryPipeline(
            DeliveryPolicy policy,
            Iterable<EventFunction> functions,
            DeduplicationStore store,
            DeliveryEnvironment environment) {
        this.policy = policy;
        this.environment = environment;
        this.expiry = new Expiry(policy.ttl(), environment.clock());
        this.deduplication = new Deduplication(store, policy.claim(), policy.deduplicationWindow());
        this.deadLetters = new DeadLetterStep(policy, environment.sender(), environment.clock());
        for (EventFunction function : functions) {
            bulkheads.put(function, new Bulkhead(function, policy.concurrency(), environment.timer()));
        }
    }

    /**
     * Delivers one event to one function.
     *
     * @param whenDone hears the result, exactly once, unless the pipeline is stopped before; its stage completes when the
     *     message is settled
     */
    public void deliver(
            EventFunction function, ReceivedMessage.Event message, Function<Result, CompletionStage<Void>> whenDone) {
        Bulkhead bulkhead = bulkheads.get(function);
        bulkhead.enter(new RunningDelivery(this, bulkhead, message, whenDone));
    }

    /** Brings a message that is no event among the dead letters. The stage never fails. */
    public CompletionStage<Result> deliver(ReceivedMessage.Undecodable message) {
        return deadLetters
                .giveUp(message.event(), null, DeadLetterReason.UNDECODABLE, 0, message.reason())
                .thenApply(result -> {
                    listener().undecodable(policy.channel(), message.event(), message.reason(), result.outcome());
                    return result;
                });
    }

    /** Starts no attempt any more; completes when those at work have told their results. */
    public CompletionStage<Void> stop() {
        return CompletableFuture.allOf(bulkheads.values().stream()
                .map(bulkhead -> bulkhead.stop().toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    /** The lane that the event belongs to, or {@code null} if it waits for no other. */
    Object lane(CloudEvent event) {
        return switch (policy.ordering()) {
            case KEY -> {
                Object key = event.getExtension(Extensions.PARTITION_KEY);
                yield key == null ? null : key.toString();
            }
            case CHANNEL -> ONE_LANE;
            case NONE -> null;
        };
    }

    DeliveryPolicy policy() {
        return policy;
    }

    Expiry expiry() {
        return expiry;
    }

    Deduplication deduplication() {
        return deduplication;
    }

    DeadLetterStep deadLetters() {
        return deadLetters;
    }

    DeliveryListener listener() {
        return environment.listener();
    }

    /** Gives a call up when its time or that of its message is over; {@code null} if it has as much time as it likes. */
    Timer.Cancellation deadline(FunctionCall call, Delivery delivery, Lease lease) {
        Duration allowed = policy.timeout().orElse(null);
        Duration remaining = lease.remaining();
        Duration limit =
                remaining != null && (allowed == null || remaining.compareTo(allowed) < 0) ? remaining : allowed;
        if (limit == null) {
            return null;
        }
        return environment
                .timer()
                .after(
                        limit,
                        () -> call.abandon(new TimeoutException(
                                "The attempt to deliver %s took longer than %s".formatted(delivery, limit))));
    }

    /** The wait that follows so many failed attempts. */
    Duration backoff(int failed) {
        return policy.backoff().after(failed, environment.random());
    }
}

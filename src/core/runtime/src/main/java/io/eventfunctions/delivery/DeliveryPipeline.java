package io.eventfunctions.delivery;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Extensions;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryBacklog;
import io.eventfunctions.spi.ReceivedMessage;

/** Delivers the events of one channel under its policy, to each function behind a bulkhead of its own. */
public final class DeliveryPipeline {

    private static final Object ONE_LANE = new Object();

    private final DeliveryPolicy policy;
    private final Listeners listeners;
    private final DeadLetterStep deadLetters;
    private final Map<DeliveryTarget, DeliverySteps> functions = new IdentityHashMap<>();

    /**
     * The pipeline of the policy's channel.
     *
     * @param functions the channel's functions
     * @param store the policy's store, or {@code null} if it names none
     */
    public DeliveryPipeline(
            DeliveryPolicy policy,
            Iterable<? extends DeliveryTarget> functions,
            DeduplicationStore store,
            DeliveryEnvironment environment) {
        this.policy = policy;
        this.listeners = environment.listeners();
        this.deadLetters = new DeadLetterStep(policy, environment.sender(), environment.clock());
        Expiry expiry = new Expiry(policy.ttl(), environment.clock());
        Deduplication deduplication = new Deduplication(store, policy.deduplicationWindow(), environment.timer());
        AttemptTimeLimit timeLimit = new AttemptTimeLimit(policy.timeout(), environment.timer());
        RetryRule retries = new RetryRule(policy, environment.random());
        for (DeliveryTarget function : functions) {
            Bulkhead bulkhead = new Bulkhead(policy.concurrency(), environment.timer());
            DeliveryBacklog backlog = new BulkheadBacklog(policy.channel(), function.name(), bulkhead);
            this.functions.put(
                    function,
                    new DeliverySteps(
                            bulkhead,
                            backlog,
                            new CallsLeftBehind(),
                            expiry,
                            policy.onExpiry(),
                            deduplication,
                            function,
                            timeLimit,
                            retries,
                            deadLetters,
                            listeners,
                            environment.timer()));
            listeners.opened(backlog);
        }
    }

    /**
     * Delivers one event to one function.
     *
     * @param function one of the channel's
     * @param mark of an event that was sent back for another attempt, or {@code null}; the event is without it
     * @param whenDone is called with the result, exactly once, unless the pipeline is stopped before; its stage completes when the
     *     message is settled
     */
    public void deliver(
            DeliveryTarget function,
            ReceivedMessage.Event message,
            @Nullable RetryMark mark,
            Function<Result, CompletionStage<Void>> whenDone) {
        DeliverySteps steps = functions.get(function);
        Delivery delivery = new Delivery(policy.channel(), function.name(), message.event(), message.sent());
        listeners.deliveryStarted(delivery);
        steps.bulkhead().enter(new RunningDelivery(steps, delivery, lane(message.event()), message, mark, whenDone));
    }

    /** Sends a message that is not an event to the dead letters. The stage never fails. */
    public CompletionStage<Result> deliver(ReceivedMessage.Undecodable message) {
        return deadLetters
                .giveUp(message.event(), null, DeadLetterReason.UNDECODABLE, 0, message.reason())
                .thenApply(result -> {
                    listeners.undecodable(policy.channel(), message.event(), message.reason(), result.outcome());
                    return result;
                });
    }

    /** Starts no attempt any more; completes when those at work have reported their results. */
    public CompletionStage<Void> stop() {
        return CompletableFuture.allOf(functions.values().stream()
                .map(steps -> steps.bulkhead().stop().toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    /** Delivers again after a {@link #stop} that has completed. */
    public void restart() {
        functions.values().forEach(steps -> steps.bulkhead().restart());
    }

    /** The lane that the event belongs to, or {@code null} if it waits for no other. */
    private Object lane(CloudEvent event) {
        return switch (policy.ordering()) {
            case KEY -> {
                Object key = event.getExtension(Extensions.PARTITION_KEY);
                yield key == null ? null : key.toString();
            }
            case CHANNEL -> ONE_LANE;
            case NONE -> null;
        };
    }

    private record BulkheadBacklog(String channel, String function, Bulkhead bulkhead) implements DeliveryBacklog {

        @Override
        public int slots() {
            return bulkhead.slots();
        }

        @Override
        public int overdue() {
            return bulkhead.overdue();
        }

        @Override
        public int running() {
            return bulkhead.running();
        }

        @Override
        public int waiting() {
            return bulkhead.waiting();
        }

        @Override
        public int waitingForRetry() {
            return bulkhead.pausing();
        }
    }
}

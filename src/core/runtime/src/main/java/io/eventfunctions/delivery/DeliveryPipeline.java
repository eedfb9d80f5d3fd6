package io.eventfunctions.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.cloudevents.CloudEvent;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.DeduplicationStore;
import io.eventfunctions.Delivery;
import io.eventfunctions.DeliveryListener;
import io.eventfunctions.Extensions;
import io.eventfunctions.ReceivedMessage;
import io.eventfunctions.function.EventFunction;
import io.eventfunctions.function.FunctionCall;

/**
 * Delivers the events of one channel under its policy. Each function has lanes of its own, so that one function's retries
 * never hold up another's events; all share the channel's slots.
 */
public final class DeliveryPipeline {

    private static final Object ONE_LANE = new Object();

    private final DeliveryPolicy policy;
    private final DeliveryEnvironment environment;
    private final Expiry expiry;
    private final Deduplication deduplication;
    private final DeadLetterStep deadLetters;
    private final Slots slots;
    private final Map<EventFunction, Lanes<RunningDelivery>> lanes = new IdentityHashMap<>();

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
        this.slots = new Slots(policy.concurrency());
        functions.forEach(function -> lanes.put(function, new Lanes<>()));
    }

    /**
     * Delivers one event to one function.
     *
     * @param sent when the broker got the event, or {@code null}
     * @param whenDone hears the result, exactly once, unless the pipeline is stopped before; its stage completes when the
     *     message is settled
     */
    public void deliver(
            EventFunction function,
            CloudEvent event,
            OffsetDateTime sent,
            Function<Result, CompletionStage<Void>> whenDone) {
        Delivery delivery = new Delivery(policy.channel(), function.name(), event);
        Object lane = lane(event);
        RunningDelivery running = new RunningDelivery(this, function, delivery, lane, sent, whenDone);
        if (lane == null || lanes.get(function).enter(lane, running)) {
            slots.run(running);
        }
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

    /** Starts no attempt any more; what is at work goes on. Runs the task once nothing is. */
    public void stop(Runnable whenIdle) {
        slots.stop(whenIdle);
    }

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

    /** Gives a call up when its time is over; {@code null} if it has as much time as it likes. */
    Timer.Cancellation deadline(FunctionCall call, Delivery delivery) {
        if (policy.timeout().isEmpty()) {
            return null;
        }
        Duration timeout = policy.timeout().get();
        return environment
                .timer()
                .after(
                        timeout,
                        () -> call.abandon(new TimeoutException(
                                "The attempt to deliver %s took longer than %s".formatted(delivery, timeout))));
    }

    /** Lets a delivery go on after the wait that follows so many failed attempts; its slot is free meanwhile. */
    void pause(RunningDelivery delivery, int failed) {
        Duration wait = policy.backoff().after(failed, environment.random());
        environment.timer().after(wait, () -> slots.run(delivery));
        slots.release();
    }

    /** Frees what a delivery held; the next in its lane is queued before the slot is free, so that nobody overtakes it. */
    void leave(RunningDelivery delivery, EventFunction function) {
        RunningDelivery next = nextInLane(delivery, function);
        if (next != null) {
            slots.enqueue(next);
        }
        slots.release();
    }

    /**
     * Frees the slot of a rejected delivery at once, but its lane when the connector has taken the message back: if it wants the
     * consumption to end, what waits behind the message must not be handled before it.
     */
    void leaveAfter(CompletionStage<Void> settled, RunningDelivery delivery, EventFunction function) {
        slots.release();
        settled.whenComplete((ignored, failure) -> {
            RunningDelivery next = nextInLane(delivery, function);
            if (next != null) {
                slots.run(next);
            }
        });
    }

    private RunningDelivery nextInLane(RunningDelivery delivery, EventFunction function) {
        Object lane = delivery.lane();
        return lane == null ? null : lanes.get(function).leave(lane);
    }
}

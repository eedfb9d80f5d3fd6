package io.eventfunctions.delivery;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import org.jboss.logging.Logger;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Delivery;
import io.eventfunctions.DeliveryListener;
import io.eventfunctions.Outcome;
import io.eventfunctions.ReceivedMessage;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.function.EventFunction;
import io.eventfunctions.function.EventSender;

/** Delivers the events of one channel under its policy: an attempt, then the dead letters, else a rejection. */
public final class DeliveryPipeline {

    private static final Logger LOG = Logger.getLogger(DeliveryPipeline.class);

    private final DeliveryPolicy policy;
    private final EventSender sender;
    private final DeliveryListener listener;
    private final DeadLetterEvents deadLetters;

    /** The pipeline of the policy's channel. */
    public DeliveryPipeline(DeliveryPolicy policy, EventSender sender, DeliveryListener listener, Clock clock) {
        this.policy = policy;
        this.sender = sender;
        this.listener = listener;
        this.deadLetters = new DeadLetterEvents(clock);
    }

    /** Delivers one event to one function. The stage never fails. */
    public CompletionStage<Result> deliver(EventFunction function, CloudEvent event) {
        Delivery delivery = new Delivery(policy.channel(), function.name(), event);
        listener.attemptStarted(delivery, 1);
        return function.call(policy.channel(), event, 1)
                .handle((ignored, failure) ->
                        failure == null ? delivered() : failed(delivery, Failures.unwrap(failure)))
                .thenCompose(result -> result)
                .thenApply(result -> {
                    listener.completed(delivery, result.outcome(), 1, result.failure());
                    return result;
                });
    }

    /** Brings a message that is no event among the dead letters. The stage never fails. */
    public CompletionStage<Result> deliver(ReceivedMessage.Undecodable message) {
        return giveUp(message.event(), null, DeadLetterReason.UNDECODABLE, 0, message.reason())
                .thenApply(result -> {
                    listener.undecodable(policy.channel(), message.event(), message.reason(), result.outcome());
                    return result;
                });
    }

    private static CompletionStage<Result> delivered() {
        return CompletableFuture.completedFuture(Result.DELIVERED);
    }

    private CompletionStage<Result> failed(Delivery delivery, Throwable failure) {
        listener.attemptFailed(delivery, 1, failure);
        DeadLetterReason reason = failure instanceof UndecodableEventException
                ? DeadLetterReason.UNDECODABLE
                : DeadLetterReason.RETRIES_EXHAUSTED;
        return giveUp(delivery.event(), delivery.function(), reason, 1, failure);
    }

    private CompletionStage<Result> giveUp(
            CloudEvent event, String function, DeadLetterReason reason, int attempts, Throwable failure) {
        if (policy.deadLetter().isEmpty()) {
            return CompletableFuture.completedFuture(new Result(Outcome.REJECTED, failure));
        }
        String channel = policy.deadLetter().get();
        CloudEvent letter = deadLetters.of(event, policy.channel(), function, reason, attempts, failure);
        return sender.send(channel, letter).handle((ignored, unsent) -> {
            if (unsent == null) {
                return new Result(Outcome.DEAD_LETTERED, failure);
            }
            LOG.errorf(
                    Failures.unwrap(unsent),
                    "EVF0302 The dead-letter channel %s did not take event %s from %s of channel %s; it is rejected",
                    channel,
                    event.getId(),
                    event.getSource(),
                    policy.channel());
            return new Result(Outcome.REJECTED, failure);
        });
    }
}

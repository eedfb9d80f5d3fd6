package io.eventfunctions.delivery;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Outcome;
import io.eventfunctions.i18n.CoreMessages;

/** The last step for an event that cannot be handled: it is dead-lettered, or rejected. */
final class DeadLetterStep {

    private final DeliveryPolicy policy;
    private final EventSender sender;
    private final DeadLetterEvents letters;

    DeadLetterStep(DeliveryPolicy policy, EventSender sender, Clock clock) {
        this.policy = policy;
        this.sender = sender;
        this.letters = new DeadLetterEvents(clock);
    }

    /**
     * Gives an event up. The stage never fails; a dead letter counts only once the broker has confirmed it.
     *
     * @param function the function that could not handle it, or {@code null}
     */
    CompletionStage<Result> giveUp(
            CloudEvent event, String function, DeadLetterReason reason, int attempts, Throwable failure) {
        if (policy.deadLetter().isEmpty()) {
            return CompletableFuture.completedStage(new Result(Outcome.REJECTED, reason, failure));
        }
        String channel = policy.deadLetter().get();
        CompletionStage<Void> sent;
        try {
            sent = sender.send(channel, letters.of(event, policy.channel(), function, reason, attempts, failure));
        } catch (RuntimeException e) {
            sent = CompletableFuture.failedStage(e);
        }
        return sent.handle((ignored, unsent) -> {
            if (unsent == null) {
                return new Result(Outcome.DEAD_LETTERED, reason, failure);
            }
            CoreMessages.DELIVERY.deadLetterNotAccepted(
                    channel, event.getId(), event.getSource(), policy.channel(), Failures.unwrap(unsent));
            return new Result(Outcome.REJECTED, reason, failure == null ? Failures.unwrap(unsent) : failure);
        });
    }
}

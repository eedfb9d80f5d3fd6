package io.eventfunctions.delivery;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.EventTooLargeException;
import io.eventfunctions.Outcome;
import io.eventfunctions.i18n.CoreMessages;

/** The last step for an event that cannot be handled: it is dead-lettered, or rejected. */
final class DeadLetterStep {

    private static final SmallerDeadLetter[] SMALLER = SmallerDeadLetter.values();

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
        CloudEvent letter = letters.of(event, policy.channel(), function, reason, attempts, failure);
        return send(channel, letter, 0).handle((ignored, unsent) -> {
            if (unsent == null) {
                return new Result(Outcome.DEAD_LETTERED, reason, failure);
            }
            CoreMessages.DELIVERY.deadLetterNotAccepted(
                    channel, event.getId(), event.getSource(), policy.channel(), Failures.unwrap(unsent));
            return new Result(Outcome.REJECTED, reason, failure == null ? Failures.unwrap(unsent) : failure);
        });
    }

    /**
     * Sends a dead letter, and a smaller one if the channel finds it too large.
     *
     * @param step the first of the steps that make it smaller
     */
    private CompletionStage<Void> send(String channel, CloudEvent letter, int step) {
        return attempt(channel, letter).exceptionallyCompose(failure -> {
            CloudEvent smaller = letter;
            int next = step;
            if (Failures.unwrap(failure) instanceof EventTooLargeException) {
                while (smaller == letter && next < SMALLER.length) {
                    smaller = SMALLER[next++].apply(letter);
                }
            }
            if (smaller == letter) {
                return CompletableFuture.failedStage(failure);
            }
            CoreMessages.DELIVERY.deadLetterTooLarge(
                    channel, letter.getId(), letter.getSource(), policy.channel(), SMALLER[next - 1]);
            return send(channel, smaller, next);
        });
    }

    private CompletionStage<Void> attempt(String channel, CloudEvent letter) {
        try {
            return sender.send(channel, letter);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}

package io.eventfunctions.delivery;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import org.jboss.logging.Logger;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Outcome;

/** The last step for what can't be handled: among the dead letters, or back to the broker. */
final class DeadLetterStep {

    private static final Logger LOG = Logger.getLogger(DeadLetterStep.class);

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
            return CompletableFuture.completedStage(new Result(Outcome.REJECTED, failure));
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
                return new Result(Outcome.DEAD_LETTERED, failure);
            }
            LOG.errorf(
                    Failures.unwrap(unsent),
                    "EVF0302 The dead-letter channel %s did not take event %s from %s of channel %s; it is rejected",
                    channel,
                    event.getId(),
                    event.getSource(),
                    policy.channel());
            return new Result(Outcome.REJECTED, failure == null ? Failures.unwrap(unsent) : failure);
        });
    }
}

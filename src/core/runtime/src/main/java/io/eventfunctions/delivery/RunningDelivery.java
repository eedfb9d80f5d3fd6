package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryPolicy.OnExpiry;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryResult;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * One delivery on its way: expiry, deduplication, attempts, outcome. It holds a slot while it works and none while it waits
 * for its next attempt.
 */
final class RunningDelivery implements Bulkhead.Task {

    private final DeliverySteps steps;
    private final Delivery delivery;
    private final Object lane;
    private final Key key;
    private final ReceivedMessage.Event message;
    private final Function<Result, CompletionStage<Void>> whenDone;
    private boolean begun;
    private boolean claimed;
    private boolean ended;
    private int attempts;
    private long attemptBegan;

    /**
     * A delivery that is ready to enter its bulkhead.
     *
     * @param lane what it is in line with, or {@code null}
     * @param whenDone hears the result; its stage completes when the message is settled
     */
    RunningDelivery(
            DeliverySteps steps,
            Delivery delivery,
            Object lane,
            ReceivedMessage.Event message,
            Function<Result, CompletionStage<Void>> whenDone) {
        this.steps = steps;
        this.delivery = delivery;
        this.lane = lane;
        this.message = message;
        this.whenDone = whenDone;
        this.key = steps.deduplication().key(delivery);
        this.attempts = steps.retries().attemptsBefore(message.lease());
    }

    @Override
    public Object lane() {
        return lane;
    }

    @Override
    public void run() {
        guarded(this::step);
    }

    /** Whatever a step throws, those that wait behind the delivery must not wait for good. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            CoreMessages.DELIVERY.failedUnexpectedly(
                    delivery, ended ? "it had ended before" : "the event is rejected", e);
            if (!ended) {
                end(new Result(Outcome.REJECTED, e));
            }
        }
    }

    private void step() {
        if (!message.lease().isHeld()) {
            end(new Result(
                    Outcome.REJECTED,
                    new LeaseOverException(delivery, "its time was over, or a message before it has been given back")));
        } else if (!begun && steps.expiry().isOver(message.event(), message.sent())) {
            expired();
        } else if (claimed) {
            attempt();
        } else {
            claim();
        }
    }

    private void expired() {
        if (steps.onExpiry() == OnExpiry.DEAD_LETTER) {
            giveUp(DeadLetterReason.EXPIRED, null);
        } else {
            end(new Result(Outcome.EXPIRED, null));
        }
    }

    private void claim() {
        begun = true;
        attemptBegan = steps.timer().nanoTime();
        CompletableFuture<Claim> answer;
        try {
            answer = steps.deduplication().claim(key).toCompletableFuture();
        } catch (RuntimeException e) {
            attempts++;
            failed(e);
            return;
        }
        if (Completed.successfully(answer)) {
            claimed(answer.join());
            return;
        }
        answer.whenComplete((claim, failure) -> {
            if (failure != null) {
                attempts++;
                guarded(() -> failed(Failures.unwrap(failure)));
            } else {
                guarded(() -> claimed(claim));
            }
        });
    }

    private void claimed(Claim claim) {
        switch (claim) {
            case GRANTED -> {
                claimed = true;
                attempt();
            }
            case COMPLETED -> end(new Result(Outcome.DUPLICATE, null));
            case HELD ->
                follow(
                        steps.retries().whileClaimIsHeld(message.lease()),
                        new LeaseOverException(
                                delivery,
                                "another delivery of the event is at work, and there is no time to wait for its end"));
        }
    }

    private void attempt() {
        attempts++;
        attemptBegan = steps.timer().nanoTime();
        message.lease().attemptStarted();
        steps.listeners().attemptStarted(delivery, attempts);
        RunningAttempt attempt;
        try {
            attempt = steps.function().start(delivery, message, attempts, steps.listeners());
        } catch (RuntimeException | Error e) {
            attemptFailed(e);
            return;
        }
        if (Completed.successfully(attempt.done())) {
            succeeded();
            return;
        }
        Timer.Cancellation limit = steps.timeLimit().watch(attempt, delivery, message.lease());
        attempt.done().whenComplete((ignored, failure) -> {
            if (limit != null) {
                limit.cancel();
            }
            if (failure == null) {
                succeeded();
            } else {
                guarded(() -> attemptFailed(Failures.unwrap(failure)));
            }
        });
    }

    private void attemptFailed(Throwable failure) {
        message.lease().attemptEnded();
        failed(failure);
    }

    private void succeeded() {
        steps.listeners().attemptSucceeded(delivery, attempts, sinceAttemptBegan());
        end(Result.DELIVERED);
        message.lease().attemptEnded();
    }

    private void failed(Throwable failure) {
        Duration duration = sinceAttemptBegan();
        steps.listeners().attemptFailed(delivery, attempts, duration, failure);
        follow(steps.retries().afterFailure(failure, attempts, duration, message.lease()), failure);
    }

    private Duration sinceAttemptBegan() {
        return Duration.ofNanos(steps.timer().nanoTime() - attemptBegan);
    }

    private void follow(NextStep next, Throwable failure) {
        if (next instanceof NextStep.Retry retry) {
            steps.listeners().retryScheduled(delivery, attempts, retry.delay());
            steps.bulkhead().pause(this, retry.delay());
        } else if (next instanceof NextStep.GiveUp giveUp) {
            giveUp(giveUp.reason(), failure);
        } else {
            end(new Result(Outcome.REJECTED, failure));
        }
    }

    private void giveUp(DeadLetterReason reason, Throwable failure) {
        steps.deadLetters()
                .giveUp(message.event(), delivery.function(), reason, attempts, failure)
                .thenAccept(this::end);
    }

    private void end(Result result) {
        ended = true;
        steps.listeners()
                .completed(delivery, new DeliveryResult(result.outcome(), attempts, result.reason(), result.failure()));
        releaseClaim(result.outcome());
        CompletionStage<Void> settled = whenDone.apply(result);
        if (result.rejected()) {
            steps.bulkhead().leaveAfter(settled, this);
        } else {
            steps.bulkhead().leave(this);
        }
    }

    /** The next delivery of the event must not wait for this claim to expire. */
    @Override
    public void abandoned() {
        ended = true;
        releaseClaim(Outcome.REJECTED);
        steps.listeners().abandoned(delivery);
    }

    private void releaseClaim(Outcome outcome) {
        if (claimed) {
            steps.deduplication().settle(key, delivery, outcome);
        }
    }
}

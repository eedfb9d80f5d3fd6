package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryPolicy.OnExpiry;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Refusal;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryResult;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * One delivery on its way: expiry, deduplication, attempts, outcome. It holds a slot while it works and none while it waits
 * for its next attempt.
 */
final class RunningDelivery implements Bulkhead.Task, FunctionCalls.Caller {

    private final DeliverySteps steps;
    private final Delivery delivery;
    private final Object lane;
    private final ReceivedMessage.Event message;
    private final Function<Result, CompletionStage<Void>> whenDone;
    private final ClaimOnEvent claim;
    private final FunctionCalls calls;
    private final boolean redelivered;
    private boolean attempted;
    private boolean inAttempt;
    private boolean ended;
    private int attempts;
    private long attemptBegan;

    /**
     * A delivery that is ready to enter its bulkhead.
     *
     * @param lane what it is in line with, or {@code null}
     * @param mark of an event that was sent back for another attempt, or {@code null}
     * @param whenDone hears the result; its stage completes when the message is settled
     */
    RunningDelivery(
            DeliverySteps steps,
            Delivery delivery,
            Object lane,
            ReceivedMessage.Event message,
            RetryMark mark,
            Function<Result, CompletionStage<Void>> whenDone) {
        this.steps = steps;
        this.delivery = delivery;
        this.lane = lane;
        this.message = message;
        this.whenDone = whenDone;
        this.claim = new ClaimOnEvent(steps.deduplication(), delivery);
        this.calls = new FunctionCalls(steps, delivery, message);
        this.attempts = steps.retries().attemptsBefore(message.lease(), mark);
        boolean retried = mark != null && mark.attempts() > 0;
        this.redelivered = retried || message.lease().earlierReceptions() > 0;
        this.attempted = retried || message.lease().isRedelivered();
    }

    @Override
    public Object lane() {
        return lane;
    }

    @Override
    public void run() {
        try {
            step();
        } catch (RuntimeException | Error e) {
            failedUnexpectedly(e);
        }
    }

    /** Whatever a step throws, those that wait behind the delivery must not wait for good. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failedUnexpectedly(e);
        }
    }

    private void failedUnexpectedly(Throwable failure) {
        CoreMessages.DELIVERY.failedUnexpectedly(
                delivery, ended ? "it had ended before" : "the event is rejected", failure);
        if (!ended) {
            end(new Result(Outcome.REJECTED, failure));
        }
    }

    private void step() {
        if (claim.isDoubtful()) {
            claim.lose(attempted);
        }
        if (!message.lease().isHeld()) {
            leaseIsOver();
        } else if (isAtWorkAlready()) {
            awaitEarlierCall();
        } else if (mayExpire() && steps.expiry().isOver(message.event(), message.sent())) {
            expired();
        } else if (claim.isMissing()) {
            claim();
        } else {
            attempt();
        }
    }

    /**
     * Where the lease ends with the time that a function may take, as on AWS Lambda, a call that ignores it would be joined by another one
     * with each redelivery. Elsewhere its slot is the limit.
     */
    private boolean isAtWorkAlready() {
        return steps.leftBehind().isAtWorkOn(delivery) && message.lease().remaining() != null;
    }

    private void awaitEarlierCall() {
        attempted = true;
        NextStep next = steps.retries().whileCallIsAtWork(attempts, message.lease());
        RuntimeException failure = new LeaseOverException(
                delivery,
                "an earlier call of the function with the event has not returned, and there is no time to wait for it");
        if (!(next instanceof NextStep.Retry)) {
            attempts++;
            steps.listeners().attemptFailed(delivery, attempts, Duration.ZERO, failure);
        }
        follow(next, failure);
    }

    /**
     * Until its first attempt, in whichever reception, and never afterwards. If another delivery has held the claim, the store is asked
     * first, because it knows whether that has made an attempt.
     */
    private boolean mayExpire() {
        return !attempted && !claim.wasAnothers();
    }

    private void leaseIsOver() {
        end(new Result(
                Outcome.REJECTED,
                new LeaseOverException(delivery, "its time was over, or a message before it has been given back")));
    }

    private void expired() {
        if (steps.onExpiry() == OnExpiry.DEAD_LETTER) {
            giveUp(DeadLetterReason.EXPIRED, null);
        } else {
            end(new Result(Outcome.EXPIRED, null));
        }
    }

    private void claim() {
        long asked = steps.timer().nanoTime();
        attemptBegan = asked;
        boolean first = !claim.wasAnothers();
        CompletableFuture<Answer> answer = claim.ask();
        if (Completed.successfully(answer)) {
            if (isGranted(answer.join(), asked)) {
                if (first) {
                    attempt();
                } else {
                    step();
                }
            }
            return;
        }
        answer.whenComplete((answered, failure) -> {
            if (failure != null) {
                attempts++;
                guarded(() -> failed(Failures.unwrap(failure)));
            } else {
                guarded(() -> {
                    if (isGranted(answered, asked)) {
                        claimedLate();
                    }
                });
            }
        });
    }

    /** Holds the claim, or does what follows from its refusal. */
    private boolean isGranted(Answer answer, long asked) {
        Claim granted = claim.hold(answer, asked);
        if (granted != null) {
            attempted |= granted.attempted();
            return true;
        }
        if (answer == Refusal.COMPLETED) {
            end(new Result(Outcome.DUPLICATE, null));
        } else {
            awaitClaim(new LeaseOverException(
                    delivery, "another delivery of the event is at work, and there is no time to wait for its end"));
        }
        return false;
    }

    /** Meanwhile the channel may have stopped, the lease may have ended, and the claim may have lapsed. */
    private void claimedLate() {
        if (steps.bulkhead().isStopped()) {
            abandoned();
            steps.bulkhead().leave(this);
        } else {
            step();
        }
    }

    private void awaitClaim(Throwable ifThereIsNoTime) {
        follow(steps.retries().whileClaimIsHeld(attempts, message.lease()), ifThereIsNoTime);
    }

    private void attempt() {
        if (!message.lease().beginAttempt()) {
            leaseIsOver();
            return;
        }
        inAttempt = true;
        attempted = true;
        attempts++;
        attemptBegan = steps.timer().nanoTime();
        steps.listeners().attemptStarted(delivery, attempts);
        calls.start(attempts, this);
    }

    @Override
    public void notStarted(Throwable failure) {
        failed(failure);
    }

    @Override
    public void ended(Throwable failure) {
        if (failure == null) {
            concludeIfClaimIsHeld(null);
        } else {
            guarded(() -> concludeIfClaimIsHeld(Failures.unwrap(failure)));
        }
    }

    private void concludeIfClaimIsHeld(Throwable failure) {
        if (claim.isDoubtful()) {
            // The process was paused, or the store could not be reached: it knows whose the event is.
            claim.confirm()
                    .whenComplete((held, unanswered) -> guarded(() -> concludeIf(unanswered != null || held, failure)));
        } else {
            conclude(failure);
        }
    }

    private void concludeIf(boolean held, Throwable failure) {
        if (held) {
            conclude(failure);
            return;
        }
        attemptEnded();
        RuntimeException lost = CoreMessages.DELIVERY.claimLostDuringAttempt(delivery);
        steps.listeners().attemptFailed(delivery, attempts, sinceAttemptBegan(), lost);
        claim.lose(attempted);
        awaitClaim(lost);
    }

    private void conclude(Throwable failure) {
        if (failure == null) {
            steps.listeners().attemptSucceeded(delivery, attempts, sinceAttemptBegan());
            end(Result.DELIVERED);
        } else {
            failed(failure);
        }
    }

    private void failed(Throwable failure) {
        Duration duration = sinceAttemptBegan();
        steps.listeners().attemptFailed(delivery, attempts, duration, failure);
        follow(steps.retries().afterFailure(failure, attempts, duration, message.lease(), redelivered), failure);
    }

    private Duration sinceAttemptBegan() {
        return Duration.ofNanos(steps.timer().nanoTime() - attemptBegan);
    }

    private void follow(NextStep next, Throwable failure) {
        if (next instanceof NextStep.Retry retry) {
            attemptEnded();
            steps.listeners().retryScheduled(delivery, attempts, retry.delay());
            steps.bulkhead().pause(this, retry.delay());
        } else if (next instanceof NextStep.GiveUp giveUp) {
            giveUp(giveUp.reason(), failure);
        } else if (next instanceof NextStep.Defer defer) {
            DeferredRetry.send(delivery, message, defer, failure)
                    .thenAccept(result -> guarded(() -> deferred(defer, result)));
        } else {
            message.lease().retryNotBefore(((NextStep.GiveBack) next).delay());
            end(new Result(Outcome.REJECTED, failure));
        }
    }

    private void deferred(NextStep.Defer defer, Result result) {
        if (!result.rejected()) {
            steps.listeners().retryScheduled(delivery, attempts, defer.delay());
        }
        end(result);
    }

    /** The lease waits for it: an attempt whose event becomes a dead letter ends when that is confirmed and the message is settled. */
    private void attemptEnded() {
        if (inAttempt) {
            inAttempt = false;
            message.lease().attemptEnded();
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
        if (result.outcome() == Outcome.DELIVERED || result.outcome() == Outcome.DEAD_LETTERED) {
            claim.complete();
        } else {
            claim.release(attempted);
        }
        CompletionStage<Void> settled = whenDone.apply(result);
        attemptEnded();
        if (result.rejected()) {
            steps.bulkhead().leaveAfter(settled, this);
        } else {
            steps.bulkhead().leave(this);
        }
    }

    /** The next delivery of the event must not wait for this claim to lapse. */
    @Override
    public void abandoned() {
        ended = true;
        claim.release(attempted);
        steps.listeners().abandoned(delivery);
    }

    @Override
    public boolean leavesCallBehind() {
        return calls.leaveOneBehind();
    }
}

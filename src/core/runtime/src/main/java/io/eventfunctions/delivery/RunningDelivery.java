package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jboss.logging.Logger;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Outcome;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.delivery.DeliveryPolicy.OnExpiry;
import io.eventfunctions.function.FunctionCall;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * One delivery on its way: expiry, deduplication, attempts, outcome. It holds a slot while it works and none while it waits
 * for its next attempt.
 */
final class RunningDelivery implements Runnable {

    private static final Logger LOG = Logger.getLogger(RunningDelivery.class);

    private final DeliveryPipeline pipeline;
    private final Bulkhead bulkhead;
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

    RunningDelivery(
            DeliveryPipeline pipeline,
            Bulkhead bulkhead,
            ReceivedMessage.Event message,
            Function<Result, CompletionStage<Void>> whenDone) {
        this.pipeline = pipeline;
        this.bulkhead = bulkhead;
        this.message = message;
        this.whenDone = whenDone;
        this.delivery =
                new Delivery(pipeline.policy().channel(), bulkhead.function().name(), message.event());
        this.lane = pipeline.lane(message.event());
        this.key = pipeline.deduplication().key(delivery);
        this.attempts =
                Math.min(message.lease().earlierReceptions(), pipeline.policy().retry());
    }

    /** The lane that the delivery is in, or {@code null}. */
    Object lane() {
        return lane;
    }

    /** Takes the next step; whoever calls has a slot for it. */
    @Override
    public void run() {
        guarded(this::step);
    }

    /** Whatever a step throws, those that wait behind the delivery must not wait for ever. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    e,
                    "EVF0315 The delivery of %s has failed in a way that nobody expected; %s",
                    delivery,
                    ended ? "it had ended before" : "the event is given back");
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
        } else if (!begun && pipeline.expiry().isOver(message.event(), message.sent())) {
            expired();
        } else if (claimed) {
            attempt();
        } else {
            claim();
        }
    }

    private void expired() {
        if (pipeline.policy().onExpiry() == OnExpiry.DEAD_LETTER) {
            giveUp(DeadLetterReason.EXPIRED, null);
        } else {
            end(new Result(Outcome.EXPIRED, null));
        }
    }

    private void claim() {
        begun = true;
        attemptBegan = System.nanoTime();
        CompletableFuture<Claim> answer;
        try {
            answer = pipeline.deduplication().claim(key).toCompletableFuture();
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
                pauseIfThereIsTime(
                        pipeline.backoff(1),
                        Duration.ZERO,
                        new LeaseOverException(
                                delivery,
                                "another delivery of the event is at work, and there is no time to wait for its end"));
        }
    }

    private void attempt() {
        attempts++;
        attemptBegan = System.nanoTime();
        pipeline.listener().attemptStarted(delivery, attempts);
        FunctionCall call;
        try {
            call = bulkhead.function().call(delivery.channel(), message, attempts);
        } catch (RuntimeException | Error e) {
            failed(e);
            return;
        }
        if (Completed.successfully(call.done())) {
            end(Result.DELIVERED);
            return;
        }
        Timer.Cancellation deadline = pipeline.deadline(call, delivery, message.lease());
        call.done().whenComplete((ignored, failure) -> {
            if (deadline != null) {
                deadline.cancel();
            }
            if (failure == null) {
                end(Result.DELIVERED);
            } else {
                guarded(() -> failed(Failures.unwrap(failure)));
            }
        });
    }

    private void failed(Throwable failure) {
        pipeline.listener().attemptFailed(delivery, attempts, failure);
        if (failure instanceof UndecodableEventException) {
            giveUp(DeadLetterReason.UNDECODABLE, failure);
        } else if (!pipeline.policy().isRetryable(failure)) {
            giveUp(DeadLetterReason.NOT_RETRYABLE, failure);
        } else if (attempts > pipeline.policy().retry()) {
            lastFailed(failure);
        } else {
            pauseIfThereIsTime(pipeline.backoff(attempts), nextAttempt(), failure);
        }
    }

    /** An attempt that its lease has cut short may have begun late: it isn't the last one before the message came again. */
    private void lastFailed(Throwable failure) {
        if (!message.lease().isHeld() && message.lease().earlierReceptions() == 0) {
            end(new Result(Outcome.REJECTED, failure));
        } else {
            giveUp(DeadLetterReason.RETRIES_EXHAUSTED, failure);
        }
    }

    private void pauseIfThereIsTime(Duration wait, Duration then, Throwable failure) {
        Duration remaining = message.lease().remaining();
        if (remaining != null && remaining.compareTo(wait.plus(then)) <= 0) {
            end(new Result(Outcome.REJECTED, failure));
        } else {
            bulkhead.pause(this, wait);
        }
    }

    /** How long the next attempt may take: as long as it is allowed to, or else as the one before it. */
    private Duration nextAttempt() {
        return pipeline.policy().timeout().orElseGet(() -> Duration.ofNanos(System.nanoTime() - attemptBegan));
    }

    private void giveUp(DeadLetterReason reason, Throwable failure) {
        pipeline.deadLetters()
                .giveUp(message.event(), delivery.function(), reason, attempts, failure)
                .thenAccept(this::end);
    }

    private void end(Result result) {
        pipeline.listener().completed(delivery, result.outcome(), attempts, result.failure());
        if (claimed) {
            pipeline.deduplication().settle(key, delivery, result.outcome());
        }
        ended = true;
        CompletionStage<Void> settled = whenDone.apply(result);
        if (result.rejected()) {
            bulkhead.leaveAfter(settled, this);
        } else {
            bulkhead.leave(this);
        }
    }

    /** It will not go on here: whoever gets the event next must not wait for this claim to expire. */
    void forgotten() {
        if (claimed) {
            pipeline.deduplication().settle(key, delivery, Outcome.REJECTED);
        }
    }
}

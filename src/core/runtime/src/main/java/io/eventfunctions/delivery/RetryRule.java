package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.DeferredRetries;
import io.eventfunctions.spi.Lease;

/** Decides whether and when a delivery is tried again. */
final class RetryRule {

    private final DeliveryPolicy policy;
    private final RandomGenerator random;

    RetryRule(DeliveryPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * Attempts that count as failed when a delivery begins; one is always left. Receptions count where nothing else counts attempts.
     *
     * @param mark of an event that was sent back, or {@code null}
     */
    int attemptsBefore(Lease lease, @Nullable RetryMark mark) {
        int before = mark != null ? mark.attempts() : lease.deferredRetries() != null ? 0 : lease.earlierReceptions();
        return Math.min(before, policy.retry());
    }

    /**
     * What follows a failed attempt.
     *
     * @param attempts how many have failed
     * @param last how long the last one took
     * @param redelivered whether the event was given or sent back before, so that the attempt began in time
     */
    NextStep afterFailure(Throwable failure, int attempts, Duration last, Lease lease, boolean redelivered) {
        if (failure instanceof UndecodableEventException) {
            return new NextStep.GiveUp(DeadLetterReason.UNDECODABLE);
        }
        if (!policy.isRetryable(failure)) {
            return new NextStep.GiveUp(DeadLetterReason.NOT_RETRYABLE);
        }
        if (attempts > policy.retry()) {
            // An attempt that its lease has cut short may have begun late.
            return !lease.isHeld() && !redelivered
                    ? later(Duration.ZERO, attempts, lease)
                    : new NextStep.GiveUp(DeadLetterReason.RETRIES_EXHAUSTED);
        }
        return retryIfThereIsTime(delayAfter(attempts), policy.timeout().orElse(last), attempts, lease);
    }

    /** What follows when another delivery of the event holds the claim. */
    NextStep whileClaimIsHeld(int attempts, Lease lease) {
        return retryIfThereIsTime(delayAfter(1), Duration.ZERO, attempts, lease);
    }

    /**
     * What follows when a call for an earlier delivery of the event has not returned: its end is awaited as long as there is time, and then
     * an attempt has failed, because the call may never end.
     *
     * @param attempts how many have failed, without this one
     */
    NextStep whileCallIsAtWork(int attempts, Lease lease) {
        NextStep next = retryIfThereIsTime(delayAfter(1), Duration.ZERO, attempts + 1, lease);
        return attempts < policy.retry() || next instanceof NextStep.Retry
                ? next
                : new NextStep.GiveUp(DeadLetterReason.RETRIES_EXHAUSTED);
    }

    private Duration delayAfter(int failed) {
        return policy.backoff().after(failed, random);
    }

    /** The next attempt takes as long as it is allowed to, or else as the one before it: it must end within the lease. */
    private static NextStep retryIfThereIsTime(Duration delay, Duration nextAttempt, int attempts, Lease lease) {
        Duration remaining = lease.remaining();
        return remaining != null && remaining.compareTo(delay.plus(nextAttempt)) <= 0
                ? later(delay, attempts, lease)
                : new NextStep.Retry(delay);
    }

    private static NextStep later(Duration delay, int attempts, Lease lease) {
        DeferredRetries deferred = lease.deferredRetries();
        if (deferred == null) {
            return new NextStep.GiveBack(delay);
        }
        Duration longest = deferred.longestDelay();
        return new NextStep.Defer(delay.compareTo(longest) > 0 ? longest : delay, attempts);
    }
}

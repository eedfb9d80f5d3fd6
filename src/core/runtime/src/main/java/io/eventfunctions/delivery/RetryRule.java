package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.Lease;

/** Decides whether and when a delivery is tried again. */
final class RetryRule {

    private static final NextStep GIVE_BACK = new NextStep.GiveBack();

    private final DeliveryPolicy policy;
    private final RandomGenerator random;

    RetryRule(DeliveryPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /** Attempts that count as failed when a delivery begins; one is always left. */
    int attemptsBefore(Lease lease) {
        return Math.min(lease.earlierReceptions(), policy.retry());
    }

    /**
     * What follows a failed attempt.
     *
     * @param attempts how many have failed
     * @param last how long the last one took
     */
    NextStep afterFailure(Throwable failure, int attempts, Duration last, Lease lease) {
        if (failure instanceof UndecodableEventException) {
            return new NextStep.GiveUp(DeadLetterReason.UNDECODABLE);
        }
        if (!policy.isRetryable(failure)) {
            return new NextStep.GiveUp(DeadLetterReason.NOT_RETRYABLE);
        }
        if (attempts > policy.retry()) {
            return wasCutShort(lease) ? GIVE_BACK : new NextStep.GiveUp(DeadLetterReason.RETRIES_EXHAUSTED);
        }
        return retryIfThereIsTime(delayAfter(attempts), policy.timeout().orElse(last), lease);
    }

    /** What follows when another delivery of the event holds the claim. */
    NextStep whileClaimIsHeld(Lease lease) {
        return retryIfThereIsTime(delayAfter(1), Duration.ZERO, lease);
    }

    /** An attempt that its lease has cut short may have begun late: it isn't the last one before the message was redelivered. */
    private static boolean wasCutShort(Lease lease) {
        return !lease.isHeld() && lease.earlierReceptions() == 0;
    }

    private Duration delayAfter(int failed) {
        return policy.backoff().after(failed, random);
    }

    /** The next attempt takes as long as it is allowed to, or else as the one before it: it must end within the lease. */
    private static NextStep retryIfThereIsTime(Duration delay, Duration nextAttempt, Lease lease) {
        Duration remaining = lease.remaining();
        return remaining != null && remaining.compareTo(delay.plus(nextAttempt)) <= 0
                ? GIVE_BACK
                : new NextStep.Retry(delay);
    }
}

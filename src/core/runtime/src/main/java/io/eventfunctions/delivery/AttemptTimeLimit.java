package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.Lease;

/** Gives an attempt up when it takes longer than the policy's timeout, or than its message may be worked on. */
final class AttemptTimeLimit {

    private final Duration timeout;
    private final Timer timer;

    AttemptTimeLimit(Optional<Duration> timeout, Timer timer) {
        this.timeout = timeout.orElse(null);
        this.timer = timer;
    }

    /** Watches an attempt until it is cancelled; {@code null} if the attempt may take as long as it likes. */
    Timer.Cancellation watch(RunningAttempt attempt, Delivery delivery, Lease lease) {
        Duration remaining = lease.remaining();
        Duration limit =
                remaining != null && (timeout == null || remaining.compareTo(timeout) < 0) ? remaining : timeout;
        if (limit == null) {
            return null;
        }
        return timer.after(
                limit,
                () -> attempt.abandon(new TimeoutException(
                        "The attempt to deliver %s took longer than %s".formatted(delivery, limit))));
    }
}

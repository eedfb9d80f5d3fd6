package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Optional;

import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.Lease;

/** Gives an attempt up when its call takes longer than the policy's timeout, or when its message may not be worked on any longer. */
final class AttemptTimeLimit {

    private final Duration timeout;
    private final Timer timer;

    AttemptTimeLimit(Optional<Duration> timeout, Timer timer) {
        this.timeout = timeout.orElse(null);
        this.timer = timer;
    }

    /**
     * Watches an attempt that is about to start; {@code null} if it may take as long as it likes.
     *
     * @param leftBehind hears of a call that goes on after the attempt was given up
     */
    LimitedCall watch(Delivery delivery, Lease lease, LimitedCall.LeftBehind leftBehind) {
        Duration leased = lease.remaining();
        return timeout == null && leased == null ? null : new LimitedCall(timeout, leased, delivery, timer, leftBehind);
    }
}

package io.eventfunctions.delivery;

import java.time.Duration;

/** Why a delivery ends although its event is retried: the broker has the next attempt in a message of its own. */
public final class RetryDeferredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RetryDeferredException(Duration delay, Throwable failure) {
        super("The next attempt follows after %d ms in a message of its own".formatted(delay.toMillis()), failure);
    }
}

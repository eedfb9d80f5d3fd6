package io.eventfunctions.delivery;

import io.eventfunctions.spi.Delivery;

/** A delivery cannot begin within the lease of its message; the message is redelivered. */
public final class LeaseOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason what happened to the message */
    public LeaseOverException(String reason) {
        super(reason);
    }

    LeaseOverException(Delivery delivery, String reason) {
        super("No attempt was made to deliver %s: %s".formatted(delivery, reason));
    }
}

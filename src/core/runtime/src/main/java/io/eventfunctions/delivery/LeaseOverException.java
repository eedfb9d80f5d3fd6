package io.eventfunctions.delivery;

import io.eventfunctions.spi.Delivery;

/** A delivery can't begin in the time for which its message is ours; it comes again. */
final class LeaseOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseOverException(Delivery delivery, String reason) {
        super("No attempt was made to deliver %s: %s".formatted(delivery, reason));
    }
}

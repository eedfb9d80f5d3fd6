package io.eventfunctions.delivery;

import io.eventfunctions.Delivery;

/** A delivery had not begun when its message was ours no more; it comes again. */
final class LeaseOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseOverException(Delivery delivery) {
        super("No attempt was made to deliver %s: its time was over, or a message before it has been given back"
                .formatted(delivery));
    }
}

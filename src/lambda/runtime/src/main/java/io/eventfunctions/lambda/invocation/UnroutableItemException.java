package io.eventfunctions.lambda.invocation;

/** An item fits none of the channels that this deployment serves; nothing of the invocation has been handled. */
public final class UnroutableItemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnroutableItemException(String message) {
        super("EVF0962 " + message);
    }
}

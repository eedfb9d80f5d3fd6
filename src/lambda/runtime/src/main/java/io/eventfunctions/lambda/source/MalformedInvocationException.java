package io.eventfunctions.lambda.source;

/** What the function was invoked with is nothing that an event source sends; nothing of it has been handled. */
public final class MalformedInvocationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedInvocationException(String message) {
        super("EVF0960 " + message);
    }

    MalformedInvocationException(String message, Throwable cause) {
        super("EVF0960 " + message, cause);
    }
}

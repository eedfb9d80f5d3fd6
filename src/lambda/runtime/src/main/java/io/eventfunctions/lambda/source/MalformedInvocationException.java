package io.eventfunctions.lambda.source;

/** What the function was invoked with is nothing that this deployment understands; nothing of it has been handled. */
public final class MalformedInvocationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With a sentence.
     *
     * @param message what it was, and what can be understood instead
     */
    public MalformedInvocationException(String message) {
        super("EVF0960 " + message);
    }

    /**
     * With a sentence and what it follows from.
     *
     * @param message what it was, and what can be understood instead
     */
    public MalformedInvocationException(String message, Throwable cause) {
        super("EVF0960 " + message, cause);
    }
}

package io.eventfunctions.lambda.i18n;

/** The function was invoked with a payload that this deployment cannot read; nothing of it has been handled. */
public final class MalformedInvocationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Carries a message of {@link LambdaMessages}. */
    public MalformedInvocationException(String message) {
        super(message);
    }
}

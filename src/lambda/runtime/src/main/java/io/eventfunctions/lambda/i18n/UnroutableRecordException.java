package io.eventfunctions.lambda.i18n;

/** None of the channels that this deployment serves consumes a record; nothing of the invocation has been handled. */
public final class UnroutableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Carries a message of {@link LambdaMessages}. */
    public UnroutableRecordException(String message) {
        super(message);
    }
}

package io.eventfunctions.lambda.i18n;

/** Records were rejected, and the invocation fails as a whole because their event source supports no partial batch response. */
public final class RejectedRecordsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Carries a message of {@link LambdaMessages}. */
    public RejectedRecordsException(String message) {
        super(message);
    }
}

package io.eventfunctions;

/** A message is not a CloudEvent, or an event's data does not fit the payload class. It is not retried. */
public class UndecodableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception that says what was expected and what was found. */
    public UndecodableEventException(String message) {
        super(message);
    }

    /** An exception that says what was expected and what was found, with the decoder's own failure. */
    public UndecodableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}

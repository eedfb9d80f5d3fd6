package io.eventfunctions;

/** The broker, or its client, refuses an event because of its size. */
public class EventTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception with the channel and the limit in its message. */
    public EventTooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}

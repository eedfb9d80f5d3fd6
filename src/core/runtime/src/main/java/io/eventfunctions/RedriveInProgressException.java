package io.eventfunctions;

/** The dead letters of the channel are being sent back already; a second time at once might send a letter twice. */
public class RedriveInProgressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The channel's name, and what to do. */
    public RedriveInProgressException(String message) {
        super(message);
    }
}

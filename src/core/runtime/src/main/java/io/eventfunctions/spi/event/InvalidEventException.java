package io.eventfunctions.spi.event;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.UndecodableEventException;

/** A message is not a valid event. It says which attribute is at fault, and what of the event could be read. */
public final class InvalidEventException extends UndecodableEventException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String attribute;
    private final int index;
    private final transient @Nullable ReadableAttributes readable;

    InvalidEventException(String message, @Nullable String attribute, @Nullable ReadableAttributes readable) {
        this(message, attribute, readable, -1);
    }

    private InvalidEventException(
            String message, @Nullable String attribute, @Nullable ReadableAttributes readable, int index) {
        super(message);
        this.attribute = attribute;
        this.readable = readable;
        this.index = index;
    }

    /** The name of the attribute or of the data member at fault; {@code null} if the message as a whole is not an event. */
    public @Nullable String attribute() {
        return attribute;
    }

    /** The position of the event in its batch, from 0; -1 if there is no batch. */
    public int index() {
        return index;
    }

    /** The attributes that are valid; {@code null} if none could be read. */
    public @Nullable ReadableAttributes readable() {
        return readable;
    }

    /** The same failure of an event in a batch. */
    InvalidEventException at(int position) {
        InvalidEventException failure = new InvalidEventException(getMessage(), attribute, readable, position);
        failure.setStackTrace(getStackTrace());
        return failure;
    }
}

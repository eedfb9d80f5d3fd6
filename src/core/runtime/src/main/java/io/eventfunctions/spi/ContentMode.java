package io.eventfunctions.spi;

/**
 * How an event is laid out in a message.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#message">CloudEvents 1.0.2, message</a>
 */
public enum ContentMode {
    /** The whole event, attributes and data, is one JSON document in the message's body. */
    STRUCTURED,
    /** The data is the message's body, the attributes are headers. */
    BINARY
}

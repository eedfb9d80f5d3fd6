package io.eventfunctions.spi;

import io.cloudevents.CloudEvent;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Turns a connector's messages into events and back. There is one codec a transport: a CDI bean qualified with
 * {@code @Identifier} and the connector's name. Channels carry bytes; the codec is the only code that knows the
 * transport.
 */
public interface EventCodec {

    /** The attribute type of an event that wraps a message which is no CloudEvent. */
    String UNDECODABLE = "io.eventfunctions.undecodable";

    /**
     * Reads a message. Never throws: what is no CloudEvent becomes {@link ReceivedMessage.Undecodable}.
     *
     * @param message what the connector emitted
     */
    ReceivedMessage decode(Message<?> message);

    /**
     * Writes an event.
     *
     * @param event the event
     * @param mode the content mode, or {@code null} for the transport's usual one
     */
    Message<?> encode(CloudEvent event, ContentMode mode);

    /** Whether a publishing failure means that the transport doesn't take events of that size. */
    default boolean isTooLarge(Throwable failure) {
        return false;
    }
}

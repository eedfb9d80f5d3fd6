package io.eventfunctions.spi;

import io.cloudevents.CloudEvent;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Turns a connector's messages into events and back. There is one codec for each connector: a CDI bean qualified with
 * {@code @Identifier} and the connector's name. Channels carry bytes; the codec is the only code that knows the transport's
 * binding. It is called by several threads at the same time.
 */
public interface EventCodec {

    /** The {@code type} of an event that wraps a message which is not a CloudEvent. */
    String UNDECODABLE = "io.eventfunctions.undecodable";

    /**
     * Reads a message. It does not throw for what a sender can do: a message that is not a CloudEvent becomes a
     * {@link ReceivedMessage.Undecodable}, see {@link Undecodable#wrap}. If it does throw, the message is rejected.
     *
     * @param message what the connector emitted, its metadata included; called on the thread on which the connector emits
     */
    ReceivedMessage decode(Message<?> message);

    /**
     * Writes an event. The codec does not know to which channel: what depends on that is left to the connector's outgoing channels, for
     * instance by a payload that they write. It is also called for events that are not sent, to prepare the start of a process.
     *
     * @param event the event, with everything that is to be sent
     * @param mode the content mode that the channel is configured with; {@code null} for the transport's default
     * @return a message with payload and metadata as the connector's outgoing channels take them; the caller adds what is to happen
     *     at its acknowledgement, which must follow the broker's confirmation
     * @throws IllegalArgumentException if the transport cannot carry the event
     */
    Message<?> encode(CloudEvent event, @Nullable ContentMode mode);

    /**
     * Whether the broker or its client has refused a message because of its size.
     *
     * @param failure what a message that {@link #encode} made was not acknowledged with
     */
    default boolean isTooLarge(Throwable failure) {
        return false;
    }
}

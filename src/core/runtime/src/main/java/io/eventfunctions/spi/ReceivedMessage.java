package io.eventfunctions.spi;

import java.time.OffsetDateTime;

import io.cloudevents.CloudEvent;

import io.eventfunctions.UndecodableEventException;

/** What a codec made of a message. */
public sealed interface ReceivedMessage {

    /** The event, or the event of type {@value EventCodec#UNDECODABLE} that wraps the message's bytes. */
    CloudEvent event();

    /**
     * The message is a CloudEvent.
     *
     * @param event the event, with a {@code partitionkey} where the transport has one
     * @param sent when the broker got it, or {@code null} where the transport doesn't say
     * @param payload the event's payload if the codec has read it already, or {@code null}
     * @param lease how long the message may be worked on
     */
    record Event(CloudEvent event, OffsetDateTime sent, DecodedPayload payload, Lease lease)
            implements ReceivedMessage {

        /** An event whose payload may have been read, and which is ours until we settle it. */
        public Event(CloudEvent event, OffsetDateTime sent, DecodedPayload payload) {
            this(event, sent, payload, Lease.UNLIMITED);
        }

        /** An event whose payload is yet to be read. */
        public Event(CloudEvent event, OffsetDateTime sent) {
            this(event, sent, null);
        }

        /** The same event under a lease. */
        public Event under(Lease held) {
            return new Event(event, sent, payload, held);
        }
    }

    /**
     * The message is no CloudEvent.
     *
     * @param event of type {@value EventCodec#UNDECODABLE}, with the message's bytes as data
     * @param reason what is wrong with it
     */
    record Undecodable(CloudEvent event, UndecodableEventException reason) implements ReceivedMessage {}
}

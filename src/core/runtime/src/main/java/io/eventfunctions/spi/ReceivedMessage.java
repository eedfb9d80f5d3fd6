package io.eventfunctions.spi;

import java.time.OffsetDateTime;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.UndecodableEventException;

/** What a codec made of a message. */
public sealed interface ReceivedMessage {

    /**
     * The event; of a message that is not one, the event of type {@value EventCodec#UNDECODABLE} that wraps its bytes, or the one that describes
     * what is ignored.
     */
    CloudEvent event();

    /**
     * The message is a CloudEvent.
     *
     * @param event the event, with a {@code partitionkey} where the transport has one
     * @param sent when the broker received it; {@code null} where the transport does not report it
     * @param payload the event's payload if the codec has decoded it already, otherwise {@code null}
     * @param lease how long the message is ours
     */
    record Event(
            CloudEvent event,
            @Nullable OffsetDateTime sent,
            @Nullable DecodedPayload payload,
            Lease lease) implements ReceivedMessage {

        /** An event whose payload may have been decoded, and which is ours until it is settled. */
        public Event(CloudEvent event, @Nullable OffsetDateTime sent, @Nullable DecodedPayload payload) {
            this(event, sent, payload, Lease.UNLIMITED);
        }

        /** An event whose payload is not decoded yet, and which is ours until it is settled. */
        public Event(CloudEvent event, @Nullable OffsetDateTime sent) {
            this(event, sent, null);
        }

        /** The same message with another event, whose payload is not decoded yet. */
        public Event with(CloudEvent other) {
            return new Event(other, sent, null, lease);
        }

        /** The same event under a lease. */
        public Event under(Lease held) {
            return new Event(event, sent, payload, held);
        }
    }

    /**
     * The message is not a CloudEvent. It goes to the dead letters without an attempt, with reason {@code undecodable}; no lease is needed
     * for that.
     *
     * @param event of type {@value EventCodec#UNDECODABLE}, with the message's bytes as data, see {@link io.eventfunctions.spi.Undecodable}
     * @param reason what is wrong with it
     */
    record Undecodable(CloudEvent event, UndecodableEventException reason) implements ReceivedMessage {}

    /**
     * The message is part of the transport's own operation, such as a test message that its sender makes when it is configured. It is
     * acknowledged, and no function gets it. The codec logs it.
     *
     * @param event what the message says, for those who look at it
     */
    record Ignored(CloudEvent event) implements ReceivedMessage {}
}

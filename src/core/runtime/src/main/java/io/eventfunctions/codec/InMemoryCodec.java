package io.eventfunctions.codec;

import java.nio.charset.StandardCharsets;

import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;
import io.eventfunctions.spi.event.AttributeValues;

/** The in-memory connector of unit tests takes {@code CloudEvent} or payload objects and holds {@code CloudEvent} objects. */
@Singleton
@Identifier(InMemoryCodec.CONNECTOR)
public class InMemoryCodec implements EventCodec {

    /** The name of the connector. */
    public static final String CONNECTOR = "smallrye-in-memory";

    private static final Undecodable.Origin ORIGIN = new Undecodable.Origin("/in-memory", "undecodable");

    private final PayloadTypes payloads;

    InMemoryCodec(PayloadTypes payloads) {
        this.payloads = payloads;
    }

    @Override
    public ReceivedMessage decode(Message<?> message) {
        Object payload = message.getPayload();
        try {
            CloudEvent event = payloads.toEvent(payload);
            AttributeValues.check(event);
            return new ReceivedMessage.Event(event, null);
        } catch (UndecodableEventException e) {
            return undecodable(payload, e);
        } catch (IllegalArgumentException e) {
            return undecodable(payload, new UndecodableEventException(e.getMessage(), e));
        }
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        return Message.of(event);
    }

    private static ReceivedMessage undecodable(Object payload, UndecodableEventException reason) {
        byte[] text = String.valueOf(payload).getBytes(StandardCharsets.UTF_8);
        return Undecodable.wrap(ORIGIN, null, "text/plain", text, null, reason);
    }
}

package io.eventfunctions.rabbitmq;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

import com.rabbitmq.client.Return;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.spi.Publication;

/** A message to publish. Reactive Messaging ignores all acknowledgements after the first one. */
final class OutgoingMessage {

    private final Message<?> message;
    private final AmqpMessage amqp;
    private final Publication publication;
    private String returned;

    OutgoingMessage(Message<?> message) {
        this.message = message;
        this.amqp = (AmqpMessage) message.getPayload();
        this.publication = message.getMetadata(Publication.class).orElse(null);
    }

    AmqpMessage amqp() {
        return amqp;
    }

    /** Whether its publisher waits for it no longer. */
    boolean isOver() {
        return publication != null && publication.isOver();
    }

    /** Notes that the server returned the message because no queue is bound. */
    void returned(String reason) {
        returned = reason;
    }

    /** Why the server returned the message, or {@code null} if it did not. */
    String returned() {
        return returned;
    }

    /**
     * Whether the server has returned this message. Returned messages have no delivery tag; among equal messages any one may be
     * chosen, because all have the same route.
     */
    boolean is(Return back) {
        return returned == null
                && Arrays.equals(amqp.body(), back.getBody())
                && Objects.equals(
                        amqp.properties().getContentType(), back.getProperties().getContentType())
                && text(amqp.properties().getHeaders())
                        .equals(text(back.getProperties().getHeaders()));
    }

    /** The client reads string headers as another class than it writes. */
    private static String text(Map<String, Object> headers) {
        Object id = headers == null ? null : headers.get(HeaderNames.of("id"));
        Object source = headers == null ? null : headers.get(HeaderNames.of("source"));
        return id + " " + source;
    }

    void confirmed() {
        message.ack();
    }

    void failed(Throwable reason) {
        message.nack(reason);
    }
}

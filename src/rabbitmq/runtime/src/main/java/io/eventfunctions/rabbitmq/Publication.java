package io.eventfunctions.rabbitmq;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

import com.rabbitmq.client.Return;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A message on its way to the server. It is settled once, whatever comes later. */
final class Publication {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Message<?> message;
    private final AmqpMessage amqp;
    private final long begin = System.nanoTime();
    private String returned;

    Publication(Message<?> message) {
        this.message = message;
        this.amqp = (AmqpMessage) message.getPayload();
    }

    AmqpMessage amqp() {
        return amqp;
    }

    boolean isOlderThan(long millis) {
        return System.nanoTime() - begin > millis * NANOS_PER_MILLI;
    }

    /** Notes that the server has no queue for it. */
    void returned(String reason) {
        returned = reason;
    }

    /** Why the server has no queue for it, or {@code null} if it has. */
    String returned() {
        return returned;
    }

    /**
     * Whether it is this message that the server has returned. Returned messages don't carry the number of the publication;
     * of equal ones it doesn't matter which it is, because they go the same way.
     */
    boolean is(Return back) {
        return returned == null
                && Arrays.equals(amqp.body(), back.getBody())
                && Objects.equals(
                        amqp.properties().getContentType(), back.getProperties().getContentType())
                && text(amqp.properties().getHeaders())
                        .equals(text(back.getProperties().getHeaders()));
    }

    /** Strings come back as another class. */
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

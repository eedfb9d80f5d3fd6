package io.eventfunctions.redis;

import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import org.eclipse.microprofile.reactive.messaging.Message;

/** An event on its way to the server. */
final class UnconfirmedEvent {

    private final Message<?> message;
    private final Request request;
    private final long begin = System.nanoTime();
    private RedisConnection sentOn;

    UnconfirmedEvent(Message<?> message, Request request) {
        this.message = message;
        this.request = request;
    }

    Request request() {
        return request;
    }

    void sent(RedisConnection connection) {
        sentOn = connection;
    }

    /** Whether it was sent on that connection last. */
    boolean isSentOn(RedisConnection connection) {
        return sentOn == connection;
    }

    boolean isOlderThan(long nanos) {
        return System.nanoTime() - begin > nanos;
    }

    void confirmed() {
        message.ack();
    }

    void failed(Throwable reason) {
        message.nack(reason);
    }
}

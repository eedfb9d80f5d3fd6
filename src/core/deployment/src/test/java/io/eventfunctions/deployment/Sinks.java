package io.eventfunctions.deployment;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.eclipse.microprofile.reactive.messaging.Message;

import static org.awaitility.Awaitility.await;

/** Sends messages to in-memory channels and looks at what comes out. */
@ApplicationScoped
public class Sinks {

    private final InMemoryConnector connector;

    Sinks(@Any InMemoryConnector connector) {
        this.connector = connector;
    }

    void send(String channel, Object payload) {
        connector.source(channel).send(payload);
    }

    /** Sends a message and completes with null when it is acknowledged, or with the reason when it is rejected. */
    CompletableFuture<Throwable> deliver(String channel, Object payload) {
        CompletableFuture<Throwable> settled = new CompletableFuture<>();
        Message<Object> message = Message.of(payload, () -> settle(settled, null), reason -> settle(settled, reason));
        connector.source(channel).send(message);
        return settled;
    }

    private static CompletionStage<Void> settle(CompletableFuture<Throwable> settled, Throwable reason) {
        settled.complete(reason);
        return CompletableFuture.completedFuture(null);
    }

    /** The events that have come out of a channel, once there are so many. */
    List<CloudEvent> received(String channel, int count) {
        await().until(() -> connector.sink(channel).received().size() >= count);
        return connector.<CloudEvent>sink(channel).received().stream()
                .map(Message::getPayload)
                .toList();
    }

    void clear(String channel) {
        connector.sink(channel).clear();
    }

    static CloudEvent event(String id, String type, String data) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType(type)
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}

package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.Outcome;

/** The in-memory connector: its sources and sinks aren't joined, so the test stands on both ends. */
class InMemoryConformanceTest extends DeliveryConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = ConformanceApp.on("smallrye-in-memory");

    @Inject
    @Any
    InMemoryConnector connector;

    @Override
    protected void publish(String channel, CloudEvent event) {
        connector.source(channel).send(event);
    }

    @Override
    protected boolean marksRedeliveries() {
        return false;
    }

    @Override
    protected void publishNoEvent(String channel, String text) {
        connector.source(channel).send(text);
    }

    @Override
    protected List<CloudEvent> arrived(String channel) {
        return connector.<CloudEvent>sink("event-functions-publish-" + channel).received().stream()
                .map(Message::getPayload)
                .toList();
    }

    @Test
    void theNextEventOfAKeyWaitsUntilTheConnectorHasTakenARejectedOneBack() {
        String key = key();
        CloudEvent rejected = event("rejected", key);
        CloudEvent next = event("next", key);
        CompletableFuture<Void> takenBack = new CompletableFuture<>();
        fail(ONE, rejected, new IllegalStateException("never works"));
        connector
                .source("rejecting-keyed")
                .send(Message.of(rejected, () -> CompletableFuture.completedStage(null), reason -> takenBack));
        send("rejecting-keyed", next);
        assertEnds(Outcome.REJECTED, 1, ONE, rejected);
        Awaitility.await()
                .during(Duration.ofMillis(150))
                .until(() -> journal.steps(ONE, next).findAny().isEmpty());
        takenBack.complete(null);
        assertDeliveredAtOnce(ONE, next);
    }
}

package io.eventfunctions.conformance;

import java.util.List;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.extension.RegisterExtension;

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
    protected void publishNoEvent(String channel, String text) {
        connector.source(channel).send(text);
    }

    @Override
    protected List<CloudEvent> arrived(String channel) {
        return connector.<CloudEvent>sink("event-functions-publish-" + channel).received().stream()
                .map(Message::getPayload)
                .toList();
    }
}

package io.eventfunctions.aws.deployment;

import java.net.URI;

import jakarta.inject.Inject;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;

/** An application that only publishes to a topic, and for which no SQS is configured. */
class TopicWithoutSqsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP =
            UnreachableSns.app().overrideConfigKey("mp.messaging.outgoing.orders.connector", "smallrye-sns");

    @Inject
    EventPublisher publisher;

    @Test
    void whatItPublishesIsConfirmed() {
        publisher
                .publish(
                        "orders",
                        CloudEventBuilder.v1()
                                .withId("1")
                                .withSource(URI.create("/shop"))
                                .withType("com.example.order.placed")
                                .build())
                .await()
                .indefinitely();
    }
}

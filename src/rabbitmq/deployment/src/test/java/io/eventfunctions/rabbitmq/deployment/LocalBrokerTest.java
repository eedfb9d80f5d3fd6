package io.eventfunctions.rabbitmq.deployment;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The broker that dev mode and tests start keeps what nobody consumes. */
class LocalBrokerTest {

    /** Makes the application one of event functions. */
    public static class Functions {

        @Funq
        @Incoming("things")
        public void handle(CloudEvent event) {}
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = RabbitMqServer.in(
                    new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Functions.class)))
            .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-rabbitmq")
            .overrideConfigKey("mp.messaging.outgoing.emails.connector", "smallrye-rabbitmq");

    @Inject
    EventPublisher publisher;

    @ConfigProperty(name = "rabbitmq-port")
    int port;

    @Test
    void whatIsSentToAChannelThatOnlyOthersConsumeIsKept() {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/local"))
                .withType("com.example.sent")
                .build();
        publisher.publish("emails", event).await().atMost(Duration.ofSeconds(20));
        assertEquals(1, RabbitMqServer.<Long>use(port, amqp -> amqp.messageCount("emails")));
    }
}

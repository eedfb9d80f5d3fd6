package io.eventfunctions.rabbitmq.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Inject;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.process.FreePort;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Publishing where no server is, and where SmallRye's own limit is set to nothing. */
class PublishingEndsTest {

    private static final String QUEUE = "event-functions-" + UUID.randomUUID();

    @RegisterExtension
    static final QuarkusUnitTest APP = RabbitMqServer.in(new QuarkusUnitTest().withEmptyApplication())
            .setAfterAllCustomizer(() -> RabbitMqServer.delete(List.of(QUEUE)))
            .overrideConfigKey("mp.messaging.outgoing.nowhere.connector", "smallrye-rabbitmq")
            .overrideConfigKey("mp.messaging.outgoing.nowhere.host", RabbitMqServer.HOST)
            .overrideConfigKey("mp.messaging.outgoing.nowhere.port", String.valueOf(FreePort.find()))
            .overrideConfigKey("mp.messaging.outgoing.nowhere.delivery.timeout", "1s")
            .overrideConfigKey("mp.messaging.outgoing.things.connector", "smallrye-rabbitmq")
            .overrideConfigKey("mp.messaging.outgoing.things.host", RabbitMqServer.HOST)
            .overrideConfigKey("mp.messaging.outgoing.things.port", String.valueOf(RabbitMqServer.port()))
            .overrideConfigKey("mp.messaging.outgoing.things.exchange.name", QUEUE)
            .overrideConfigKey("mp.messaging.outgoing.things.queue.name", QUEUE)
            .overrideConfigKey("mp.messaging.outgoing.things.default-routing-key", QUEUE)
            .overrideConfigKey("mp.messaging.outgoing.things.retry-on-fail-attempts", "0");

    @Inject
    EventPublisher publisher;

    @Test
    void whereNoServerIsItEndsWithTheReasonAndTheChannel() {
        CompletionException failure = assertThrows(CompletionException.class, () -> publish("nowhere", "1"));
        assertInstanceOf(TimeoutException.class, failure.getCause());
        assertTrue(
                failure.getMessage()
                        .contains("EVF0411: Event 1 from /test was not confirmed on channel nowhere within 1s"),
                failure::getMessage);
        assertTrue(failure.getMessage().contains("it does not answer (ConnectException)"), failure::getMessage);
    }

    @Test
    void goodPublicationsDoNotFailWithoutSmallRyesRetries() {
        for (int i = 0; i < 200; i++) {
            publish("things", String.valueOf(i));
        }
    }

    private void publish(String channel, String id) {
        publisher
                .publish(
                        channel,
                        CloudEventBuilder.v1()
                                .withId(id)
                                .withSource(URI.create("/test"))
                                .withType("com.example.thing")
                                .build())
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}

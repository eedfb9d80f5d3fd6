package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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

/** Services that do not answer while the application starts, nor afterwards. */
class UnreachableAtStartTest {

    private static final String NOWHERE = "http://127.0.0.1:" + FreePort.find();

    @RegisterExtension
    static final QuarkusUnitTest APP = app();

    private static QuarkusUnitTest app() {
        QuarkusUnitTest app = new QuarkusUnitTest()
                .withEmptyApplication()
                .overrideConfigKey("mp.messaging.outgoing.emails.connector", "smallrye-sqs")
                .overrideConfigKey("mp.messaging.outgoing.orders.connector", "smallrye-sns");
        for (String channel : List.of("emails", "orders")) {
            app.overrideConfigKey("mp.messaging.outgoing." + channel + ".endpoint-override", NOWHERE)
                    .overrideConfigKey("mp.messaging.outgoing." + channel + ".region", "eu-central-1")
                    .overrideConfigKey("mp.messaging.outgoing." + channel + ".delivery.timeout", "1s");
        }
        for (String service : List.of("quarkus.sqs.", "quarkus.sns.")) {
            app.overrideConfigKey(service + "aws.region", "eu-central-1")
                    .overrideConfigKey(service + "aws.credentials.type", "static")
                    .overrideConfigKey(service + "aws.credentials.static-provider.access-key-id", "x")
                    .overrideConfigKey(service + "aws.credentials.static-provider.secret-access-key", "x");
        }
        return app;
    }

    @Inject
    EventPublisher publisher;

    @Test
    void aPublicationToAQueueEndsWithTheReasonAndTheChannel() {
        assertEnds("emails");
    }

    @Test
    void soDoesOneToATopic() {
        assertEnds("orders");
    }

    private void assertEnds(String channel) {
        CompletionException failure = assertThrows(CompletionException.class, () -> publisher
                .publish(
                        channel,
                        CloudEventBuilder.v1()
                                .withId("1")
                                .withSource(URI.create("/test"))
                                .withType("com.example.thing")
                                .build())
                .await()
                .atMost(Duration.ofSeconds(20)));
        assertInstanceOf(TimeoutException.class, failure.getCause());
        String message = failure.getMessage();
        assertTrue(message.contains("Event 1 from /test was not confirmed on channel " + channel), message);
        assertTrue(message.contains("Connection refused"), message);
    }
}

package io.eventfunctions.redis.deployment;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventContext;
import io.eventfunctions.EventPublisher;
import io.eventfunctions.redis.deployment.RecordingFunctions.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Dev mode and tests need no server: they start one. */
class LocalRedisTest {

    /** The application. */
    public static class Functions {

        private final RecordingFunctions recording;

        Functions(RecordingFunctions recording) {
            this.recording = recording;
        }

        @Funq
        @Incoming("things")
        public void handle(CloudEvent event, @Context EventContext context) {
            recording.handle(event, context);
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = RedisTestServer.in(
                    new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Functions.class)),
                    RecordingFunctions.class,
                    Step.class)
            .overrideConfigKey("mp.messaging.incoming.things.connector", "event-functions-redis");

    @Inject
    RecordingFunctions functions;

    @Inject
    EventPublisher publisher;

    @ConfigProperty(name = "quarkus.redis.hosts")
    URI url;

    @Test
    void eventsAreHandledOnAServerThatTheBuildHasStarted() {
        publisher
                .publish(
                        "things",
                        CloudEventBuilder.v1()
                                .withId("local")
                                .withSource(URI.create("/local"))
                                .withType("com.example.sent")
                                .build())
                .await()
                .atMost(Duration.ofSeconds(20));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> functions.hasHandled("local"));
        assertEquals("127.0.0.1", url.getHost());
        assertTrue(url.getPort() != RedisTestServer.port(), "It is the server of the other tests");
        assertEquals(1L, PlainRedis.commandOn(url.getPort(), "XLEN", "things"));
    }
}

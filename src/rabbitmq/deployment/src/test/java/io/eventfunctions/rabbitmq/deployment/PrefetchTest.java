package io.eventfunctions.rabbitmq.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;

/** How many messages a channel takes from its queue while its function is at work; the others wait at the server. */
class PrefetchTest {

    private static final int EVENTS = 40;

    /** Is at work until the test ends. */
    @ApplicationScoped
    public static class Functions {

        private final CompletableFuture<Void> end = new CompletableFuture<>();

        void end() {
            end.complete(null);
        }

        @Funq
        @Incoming("small")
        @Incoming("medium")
        @Incoming("policy")
        @Incoming("attribute")
        public void handle(CloudEvent event) {
            end.join();
        }
    }

    private static final String PREFIX = "event-functions-" + UUID.randomUUID() + "-";

    @RegisterExtension
    static final QuarkusUnitTest APP = app();

    @Inject
    Functions functions;

    @Inject
    EventPublisher publisher;

    @ConfigProperty(name = "prefix")
    String prefix;

    private static QuarkusUnitTest app() {
        List<String> channels = List.of("small", "medium", "policy", "attribute");
        QuarkusUnitTest app = RabbitMqServer.in(
                        new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Functions.class)))
                .overrideConfigKey("prefix", PREFIX)
                .setAfterAllCustomizer(() -> RabbitMqServer.delete(
                        channels.stream().map(channel -> PREFIX + channel).toList()));
        for (String channel : channels) {
            String key = "mp.messaging.incoming." + channel + ".";
            app.overrideConfigKey(key + "connector", "smallrye-rabbitmq");
            app.overrideConfigKey(key + "queue.name", PREFIX + channel);
            app.overrideConfigKey(key + "exchange.name", PREFIX + channel);
            RabbitMqServer.attributes().forEach((name, value) -> app.overrideConfigKey(key + name, value));
        }
        Map.of(
                        "small.delivery.concurrency", "1",
                        "medium.delivery.concurrency", "8",
                        "policy.delivery.concurrency", "1",
                        "policy.delivery.prefetch", "3",
                        "attribute.delivery.concurrency", "1",
                        "attribute.max-outstanding-messages", "25")
                .forEach((key, value) -> app.overrideConfigKey("mp.messaging.incoming." + key, value));
        return app;
    }

    @AfterEach
    void endWork() {
        functions.end();
    }

    @Test
    void itTakesTwiceWhatCanRunAndAtLeast10UnlessThePolicyOrTheAttributeSaysOtherwise() {
        assertTakes(10, "small");
        assertTakes(16, "medium");
        assertTakes(3, "policy");
        assertTakes(25, "attribute");
    }

    private void assertTakes(int expected, String channel) {
        for (int i = 0; i < EVENTS; i++) {
            CloudEvent event = CloudEventBuilder.v1()
                    .withId(channel + i)
                    .withSource(URI.create("/prefetch"))
                    .withType("com.example.thing")
                    .build();
            publisher.publish(channel, event).await().atMost(Duration.ofSeconds(20));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> RabbitMqServer.obtainable(prefix + channel) == EVENTS - expected);
    }
}

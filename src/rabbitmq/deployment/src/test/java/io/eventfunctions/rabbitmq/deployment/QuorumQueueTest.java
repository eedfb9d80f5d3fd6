package io.eventfunctions.rabbitmq.deployment;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.Channels;
import io.eventfunctions.Channels.Status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A quorum queue with a delivery limit, which the embedded broker does not have. */
class QuorumQueueTest {

    private static final int EVENTS = 100;
    private static final int HALTS = 3;

    /** Fails with the first event until the test allows it. */
    @ApplicationScoped
    public static class Functions {

        private final List<String> handled = new CopyOnWriteArrayList<>();
        private volatile boolean works;

        List<String> handled() {
            return handled;
        }

        void work() {
            works = true;
        }

        @Funq
        @Incoming("things")
        public void handle(CloudEvent event) {
            if (!works) {
                throw new IllegalStateException("not yet");
            }
            handled.add(event.getId());
        }
    }

    private static final String QUEUE = "event-functions-" + UUID.randomUUID();

    @RegisterExtension
    static final QuarkusUnitTest APP = app();

    @Inject
    Functions functions;

    @Inject
    Channels channels;

    @ConfigProperty(name = "mp.messaging.incoming.things.queue.name")
    String queue;

    private static QuarkusUnitTest app() {
        QuarkusUnitTest app = RabbitMqServer.in(
                        new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Functions.class)))
                .setAfterAllCustomizer(() -> RabbitMqServer.delete(List.of(QUEUE)))
                .setLogRecordPredicate(line -> line.getMessage().contains("EVF0829"))
                .assertLogRecords(lines -> {
                    if (!RabbitMqServer.isEmbedded()) {
                        assertEquals(1, lines.size(), "Once, although it is declared at each connection");
                        String message = lines.get(0).getMessage();
                        assertTrue(message.startsWith("EVF0829: Quorum queue "), message);
                    }
                })
                .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-rabbitmq")
                .overrideConfigKey("mp.messaging.incoming.things.queue.name", QUEUE)
                .overrideConfigKey("mp.messaging.incoming.things.exchange.name", "\"\"")
                .overrideConfigKey("mp.messaging.incoming.things.queue.x-queue-type", "quorum")
                .overrideConfigKey("mp.messaging.incoming.things.queue.x-delivery-limit", String.valueOf(HALTS + 1))
                .overrideConfigKey("mp.messaging.incoming.things.delivery.retry", "0")
                .overrideConfigKey("mp.messaging.incoming.things.delivery.ordering", "channel");
        RabbitMqServer.attributes()
                .forEach((name, value) -> app.overrideConfigKey("mp.messaging.incoming.things." + name, value));
        return app;
    }

    @Test
    void aLimitThatCanDropMessagesIsReportedAndHaltsBelowItLoseNothing() {
        Assumptions.assumeFalse(RabbitMqServer.isEmbedded(), "The embedded broker has no quorum queues");
        await(() -> channels.find("things").isPresent());
        for (int i = 0; i < EVENTS; i++) {
            RabbitMqServer.publishEvent(
                    queue, "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/s\",\"type\":\"t\"}".formatted(i));
        }
        for (int halts = 1; halts <= HALTS; halts++) {
            await(() -> channels.find("things").orElseThrow().status() == Status.HALTED);
            await(() -> RabbitMqServer.waiting(queue) == EVENTS);
            if (halts == HALTS) {
                functions.work();
            }
            Awaitility.await()
                    .ignoreException(IllegalStateException.class)
                    .until(() -> channels.resume("things").status() == Status.RUNNING);
        }
        await(() -> functions.handled().size() == EVENTS);
        await(() -> RabbitMqServer.waiting(queue) == 0);
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition::getAsBoolean);
    }
}

package io.eventfunctions.rabbitmq.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.health.HealthReport;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.Channels;
import io.eventfunctions.rabbitmq.ChannelConnections;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Channels whose configuration does not match the server: health reports why, and they work as soon as it matches. */
class ServerMistakesTest {

    /** Records the events that it handles. */
    @ApplicationScoped
    public static class Functions {

        private final List<String> handled = new CopyOnWriteArrayList<>();

        List<String> handled() {
            return handled;
        }

        @Funq
        @Incoming("missing")
        @Incoming("locked-out")
        @Incoming("poisoned")
        public void handle(CloudEvent event) {
            if ("poison".equals(event.getSubject())) {
                throw new IllegalStateException("never works");
            }
            handled.add(event.getId());
        }
    }

    private static final String PREFIX = "event-functions-" + UUID.randomUUID() + "-";

    @RegisterExtension
    static final QuarkusUnitTest APP = app();

    @Inject
    Functions functions;

    @Inject
    ChannelConnections channels;

    @Inject
    Channels states;

    @ConfigProperty(name = "prefix")
    String prefix;

    private static QuarkusUnitTest app() {
        QuarkusUnitTest app = RabbitMqServer.in(
                        new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Functions.class)))
                .overrideConfigKey("prefix", PREFIX)
                .setAfterAllCustomizer(() -> RabbitMqServer.delete(List.of(PREFIX + "missing", PREFIX + "poisoned")));
        for (String channel : List.of("missing", "locked-out", "poisoned")) {
            String key = "mp.messaging.incoming." + channel + ".";
            app.overrideConfigKey(key + "connector", "smallrye-rabbitmq");
            app.overrideConfigKey(key + "queue.name", PREFIX + channel);
            app.overrideConfigKey(key + "exchange.name", "\"\"");
            app.overrideConfigKey(key + "delivery.retry", "0");
            RabbitMqServer.attributes().forEach((name, value) -> app.overrideConfigKey(key + name, value));
        }
        return app.overrideConfigKey("mp.messaging.incoming.missing.queue.declare", "false")
                .overrideConfigKey("mp.messaging.incoming.locked-out.password", "wrong");
    }

    @Test
    void aMissingQueueIsReportedAndConsumedOnceItExists() {
        String queue = prefix + "missing";
        await(() -> downReason("missing").contains(queue));
        RabbitMqServer.use(amqp -> amqp.queueDeclare(queue, true, false, false, null));
        await(() -> isOk("missing"));
        send(queue, "m1", "");
        await(() -> functions.handled().contains("m1"));
    }

    @Test
    void wrongCredentialsAreReported() {
        await(() -> !downReason("locked-out").isEmpty());
        assertTrue(downReason("locked-out").matches("(?i).*(access_refused|auth).*"), () -> downReason("locked-out"));
        assertFalse(isOk("locked-out"));
    }

    @Test
    void aRejectedEventHaltsItsChannelAndReturnsToItsPlaceInTheQueue() {
        String queue = prefix + "poisoned";
        await(() -> isOk("poisoned"));
        send(queue, "p1", "poison");
        await(() -> states.find("poisoned").orElseThrow().status() == Channels.Status.HALTED);
        send(queue, "p2", "");
        await(() -> RabbitMqServer.waiting(queue) == 2);
        String first = RabbitMqServer.use(
                amqp -> new String(amqp.basicGet(queue, false).getBody()));
        assertTrue(first.contains("\"p1\""), first);
        assertFalse(functions.handled().contains("p2"));
    }

    private static void send(String queue, String id, String subject) {
        String json = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"t\",\"subject\":\"%s\"}"
                .formatted(id, subject.isEmpty() ? "none" : subject);
        RabbitMqServer.publishEvent(queue, json);
    }

    private String downReason(String channel) {
        return channel(channel).map(info -> String.valueOf(info.getMessage())).orElse("");
    }

    private boolean isOk(String channel) {
        return channel(channel).map(HealthReport.ChannelInfo::isOk).orElse(false);
    }

    private Optional<HealthReport.ChannelInfo> channel(String name) {
        return channels.getReadiness().getChannels().stream()
                .filter(info -> info.getChannel().equals(name))
                .findFirst();
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition::getAsBoolean);
    }
}

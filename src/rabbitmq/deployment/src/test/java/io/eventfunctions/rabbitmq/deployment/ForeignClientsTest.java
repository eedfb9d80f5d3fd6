package io.eventfunctions.rabbitmq.deployment;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.EventTooLargeException;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Messages that RabbitMQ's own client sends and receives. */
class ForeignClientsTest {

    /** Records the events that it handles, and fails if the subject says so. */
    @ApplicationScoped
    public static class Functions {

        private final List<CloudEvent> events = new CopyOnWriteArrayList<>();

        CloudEvent event(String id) {
            return events.stream()
                    .filter(event -> event.getId().equals(id))
                    .findFirst()
                    .orElse(null);
        }

        @Funq
        @Incoming("things")
        @Incoming("strict")
        public void handle(CloudEvent event) {
            if ("fail".equals(event.getSubject())) {
                throw new IllegalStateException("fails by subject");
            }
            events.add(event);
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
        QuarkusUnitTest app = RabbitMqServer.in(
                        new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Functions.class)))
                .overrideConfigKey("prefix", PREFIX)
                .setAfterAllCustomizer(() -> RabbitMqServer.delete(List.of(
                        PREFIX + "things",
                        PREFIX + "strict",
                        PREFIX + "strict.dlq",
                        PREFIX + "dlx",
                        PREFIX + "dead-letters",
                        PREFIX + "outside")));
        for (String channel : List.of("incoming.things", "incoming.strict", "outgoing.outside", "outgoing.loose")) {
            String key = "mp.messaging." + channel + ".";
            app.overrideConfigKey(key + "connector", "smallrye-rabbitmq");
            RabbitMqServer.attributes().forEach((name, value) -> app.overrideConfigKey(key + name, value));
        }
        return app.overrideConfigKey("mp.messaging.incoming.things.queue.name", PREFIX + "things")
                .overrideConfigKey("mp.messaging.incoming.things.exchange.name", PREFIX + "things")
                .overrideConfigKey("mp.messaging.incoming.things.routing-keys", "things.*,other.#")
                .overrideConfigKey("mp.messaging.incoming.things.delivery.retry", "0")
                .overrideConfigKey("mp.messaging.incoming.things.delivery.dead-letter", PREFIX + "dead-letters")
                .overrideConfigKey("mp.messaging.incoming.strict.queue.name", PREFIX + "strict")
                .overrideConfigKey("mp.messaging.incoming.strict.exchange.name", PREFIX + "strict")
                .overrideConfigKey("mp.messaging.incoming.strict.failure-strategy", "reject")
                .overrideConfigKey("mp.messaging.incoming.strict.auto-bind-dlq", "true")
                .overrideConfigKey("mp.messaging.incoming.strict.dlx.declare", "true")
                .overrideConfigKey("mp.messaging.incoming.strict.dead-letter-exchange", PREFIX + "dlx")
                .overrideConfigKey("mp.messaging.incoming.strict.delivery.retry", "0")
                .overrideConfigKey("mp.messaging.outgoing.outside.exchange.name", PREFIX + "outside")
                .overrideConfigKey("mp.messaging.outgoing.outside.default-routing-key", "some.key")
                .overrideConfigKey("mp.messaging.outgoing.loose.exchange.name", PREFIX + "outside")
                .overrideConfigKey("mp.messaging.outgoing.loose.mandatory", "false");
    }

    @Test
    void aStructuredMessageIsHandled() {
        String json = "{\"specversion\":\"1.0\",\"id\":\"s1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\":1}}";
        send("application/cloudevents+json; charset=utf-8", null, json);
        assertEquals("{\"a\":1}", text(handled("s1")));
    }

    @Test
    void aBinaryMessageIsHandledWithEachTypeOfHeader() {
        OffsetDateTime time = OffsetDateTime.parse("2026-01-31T12:00:00Z");
        Map<String, Object> headers = Map.of(
                "cloudEvents_specversion",
                "1.0",
                "cloudEvents_id",
                "b1",
                "cloudEvents_source",
                "/s",
                "cloudEvents_type",
                "t",
                "cloudEvents_time",
                Date.from(time.toInstant()),
                "cloudEvents_count",
                7,
                "cloudEvents_large",
                8L,
                "cloudEvents_sure",
                true,
                "cloudEvents_seal",
                new byte[] {1, 2},
                "unrelated",
                List.of("a"));
        send("text/plain", headers, "süß");
        CloudEvent event = handled("b1");
        assertEquals("süß", text(event));
        assertEquals("text/plain", event.getDataContentType());
        assertEquals(time.toInstant(), event.getTime().toInstant());
        assertEquals(7, event.getExtension("count"));
        assertEquals(8, event.getExtension("large"));
        assertEquals(true, event.getExtension("sure"));
    }

    @Test
    void whatIsSentFollowsTheBinding() {
        String queue = prefix + "outside";
        RabbitMqServer.use(amqp -> {
            amqp.exchangeDeclare(queue, "topic", true);
            amqp.queueDeclare(queue, true, false, false, null);
            return amqp.queueBind(queue, queue, "some.*");
        });
        CloudEvent event = event("o1")
                .withExtension("count", 7)
                .withExtension("sure", true)
                .withExtension("seal", new byte[] {1, 2})
                .withData("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .build();
        publish("outside", event);
        GetResponse seen = RabbitMqServer.use(amqp -> amqp.basicGet(queue, true));
        Map<String, Object> headers = seen.getProps().getHeaders();
        assertEquals("o1", headers.get("cloudEvents:id").toString());
        assertEquals("1.0", headers.get("cloudEvents:specversion").toString());
        assertEquals("2026-01-31T12:00:00.123Z", headers.get("cloudEvents:time").toString());
        assertEquals(7L, headers.get("cloudEvents:count"));
        assertEquals(true, headers.get("cloudEvents:sure"));
        assertArrayEquals(new byte[] {1, 2}, assertInstanceOf(byte[].class, headers.get("cloudEvents:seal")));
        assertEquals("application/json", seen.getProps().getContentType());
        assertEquals(2, seen.getProps().getDeliveryMode());
        assertNotNull(seen.getProps().getTimestamp());
        assertEquals("some.key", seen.getEnvelope().getRoutingKey());
        RabbitMqServer.use(amqp -> amqp.queueUnbind(queue, queue, "some.*"));

        RuntimeException dropped = assertThrows(RuntimeException.class, () -> publish("outside", event));
        assertTrue(
                dropped.getMessage().contains(queue) && dropped.getMessage().contains("some.key"), dropped::getMessage);
        publish("loose", event);
    }

    @Test
    void anEventPublishedToAnIncomingChannelGoesThroughItsExchange() {
        publish("things", event("w1").build());
        assertNotNull(handled("w1"));
    }

    @Test
    void deadLettersAreKeptWithoutAConsumer() {
        publish("things", event("l1").withSubject("fail").build());
        GetResponse deadLetter = fetched(prefix + "dead-letters");
        assertEquals(
                "l1", deadLetter.getProps().getHeaders().get("cloudEvents:id").toString());
        assertEquals(
                "retries-exhausted",
                deadLetter
                        .getProps()
                        .getHeaders()
                        .get("cloudEvents:deadletterreason")
                        .toString());
        assertEquals(2, deadLetter.getProps().getDeliveryMode());
    }

    @Test
    void aRejectedEventGoesToRabbitMqsDeadLetterExchangeWithTheStrategyReject() {
        Assumptions.assumeFalse(RabbitMqServer.isEmbedded(), "The embedded broker has no dead-letter exchanges");
        publish("strict", event("r1").withSubject("fail").build());
        assertEquals(
                "r1",
                fetched(prefix + "strict.dlq")
                        .getProps()
                        .getHeaders()
                        .get("cloudEvents:id")
                        .toString());
        publish("strict", event("r2").build());
        assertNotNull(handled("r2"), "The channel goes on");
    }

    @Test
    void headersThatAreLargerThanAFrameFailAndOtherEventsAreSent() {
        CloudEvent large = event("x1").withSubject("x".repeat(1_000_000)).build();
        assertThrows(EventTooLargeException.class, () -> publish("things", large));
        publish("things", event("x2").build());
        assertNotNull(handled("x2"));
    }

    private static CloudEventBuilder event(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/foreign"))
                .withType("com.example.thing")
                .withTime(OffsetDateTime.parse("2026-01-31T12:00:00.123Z"));
    }

    private void publish(String channel, CloudEvent event) {
        publisher.publish(channel, event).await().atMost(Duration.ofSeconds(20));
    }

    private void send(String contentType, Map<String, Object> headers, String body) {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .contentType(contentType)
                .headers(headers)
                .build();
        RabbitMqServer.use(amqp -> {
            amqp.basicPublish(prefix + "things", "other.key", properties, body.getBytes(StandardCharsets.UTF_8));
            return null;
        });
    }

    private CloudEvent handled(String id) {
        await(() -> functions.event(id) != null);
        return functions.event(id);
    }

    private static GetResponse fetched(String queue) {
        await(() -> RabbitMqServer.waiting(queue) > 0);
        return RabbitMqServer.use(amqp -> amqp.basicGet(queue, true));
    }

    private static String text(CloudEvent event) {
        return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition::getAsBoolean);
    }
}

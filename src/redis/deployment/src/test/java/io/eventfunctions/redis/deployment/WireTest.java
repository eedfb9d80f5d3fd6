package io.eventfunctions.redis.deployment;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.DeadLetters;
import io.eventfunctions.EventContext;
import io.eventfunctions.EventPublisher;
import io.eventfunctions.redis.deployment.RecordingFunctions.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What other clients of the server write and read, and dead letters on a stream. */
class WireTest {

    private static final byte[] NOT_TEXT = {0, -1, 13, 10, (byte) 0xC3, 40};

    /** All channels of the application. */
    public static class Functions {

        private final RecordingFunctions recording;

        Functions(RecordingFunctions recording) {
            this.recording = recording;
        }

        @Funq("wire")
        @Incoming("wire-in")
        public void handle(CloudEvent event, @Context EventContext context) {
            recording.handle(event, context);
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = RedisTestServer.in(
                    new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Functions.class)),
                    RecordingFunctions.class,
                    Step.class)
            .overrideConfigKey("mp.messaging.connector.event-functions-redis.url", RedisTestServer.url())
            .overrideConfigKey("mp.messaging.incoming.wire-in.connector", "event-functions-redis")
            .overrideConfigKey("mp.messaging.incoming.wire-in.delivery.dead-letter", "wire-letters")
            .overrideConfigKey("mp.messaging.incoming.wire-in.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.outgoing.wire-out.connector", "event-functions-redis")
            .overrideConfigKey("mp.messaging.outgoing.wire-json.connector", "event-functions-redis")
            .overrideConfigKey("mp.messaging.outgoing.wire-json.delivery.mode", "structured")
            .overrideConfigKey("mp.messaging.outgoing.wire-news.connector", "event-functions-redis")
            .overrideConfigKey("mp.messaging.outgoing.wire-news.destination-type", "pubsub")
            .overrideConfigKey("mp.messaging.outgoing.wire-limited.connector", "event-functions-redis")
            .overrideConfigKey("mp.messaging.outgoing.wire-limited.max-length", "100")
            .overrideConfigKey("mp.messaging.outgoing.wire-taken.connector", "event-functions-redis");

    @Inject
    RecordingFunctions functions;

    @Inject
    EventPublisher publisher;

    @Inject
    DeadLetters letters;

    @Test
    void anEventThatAnotherClientHasAddedIsHandled() {
        PlainRedis.command(
                "XADD",
                "wire-in",
                "*",
                "ce_specversion",
                "1.0",
                "ce_id",
                "foreign",
                "ce_source",
                "/s",
                "ce_type",
                "t",
                "content-type",
                "application/octet-stream",
                "data",
                NOT_TEXT);
        await(() -> functions.hasHandled("foreign"));
        assertEquals(
                List.of(bytes(NOT_TEXT)),
                List.of(bytes(functions.event("foreign").getData().toBytes())));
    }

    @Test
    void aDocumentThatAnotherClientHasAddedIsHandled() {
        PlainRedis.command(
                "XADD",
                "wire-in",
                "*",
                "content-type",
                "application/cloudevents+json; charset=UTF-8",
                "data",
                "{\"specversion\":\"1.0\",\"id\":\"document\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\":1}}");
        await(() -> functions.hasHandled("document"));
    }

    @Test
    void anotherClientReadsTheFieldsOfAnEvent() {
        publish("wire-out", event("out").withData("application/x", NOT_TEXT).build());
        Map<String, String> fields = PlainRedis.entries("wire-out").get(0);
        assertEquals("out", fields.get("ce_id"));
        assertEquals("application/x", fields.get("content-type"));
        assertEquals(bytes(NOT_TEXT), fields.get("data"));
    }

    @Test
    void anotherClientReadsTheDocumentOfAnEvent() {
        publish("wire-json", event("json").build());
        Map<String, String> fields = PlainRedis.entries("wire-json").get(0);
        assertEquals("application/cloudevents+json", fields.get("content-type"));
        assertTrue(fields.get("data").contains("\"id\":\"json\""), fields::toString);
    }

    @Test
    void subscribersGetTheDocumentOfAnEventThatIsPublishedMeanwhile() throws IOException {
        try (PlainRedis subscriber = new PlainRedis(RedisTestServer.port())) {
            subscriber.send("SUBSCRIBE", "wire-news");
            publish("wire-news", event("news").build());
            List<?> message = (List<?>) subscriber.read();
            assertEquals(List.of("message", "wire-news"), message.subList(0, 2));
            assertTrue(message.get(2).toString().contains("\"id\":\"news\""), message::toString);
        }
    }

    @Test
    void aStreamWithAMaximumLengthIsTrimmed() {
        for (int i = 0; i < 500; i++) {
            publish("wire-limited", event("limited-" + i).build());
        }
        long length = (Long) PlainRedis.command("XLEN", "wire-limited");
        assertTrue(length >= 100 && length < 500, () -> "It has " + length + " entries");
    }

    @Test
    void whatTheServerRefusesFailsWithItsReason() {
        PlainRedis.command("SET", "wire-taken", "not a stream");
        Throwable failure = publisher
                .publish("wire-taken", event("refused").build())
                .onItemOrFailure()
                .<Throwable>transform((ignored, thrown) -> thrown)
                .await()
                .atMost(Duration.ofSeconds(20));
        assertTrue(String.valueOf(failure).contains("WRONGTYPE"), () -> String.valueOf(failure));
    }

    @Test
    void deadLettersAreListedFoundAndSentBackOnce() {
        CloudEvent poisoned = event("poisoned").withSubject("once").build();
        publish("wire-in", poisoned);
        await(() -> list().stream().anyMatch(letter -> letter.event().getId().equals("poisoned")));
        DeadLetter letter = list().stream()
                .filter(other -> other.event().getId().equals("poisoned"))
                .findFirst()
                .orElseThrow();
        assertEquals("retries-exhausted", letter.reason());
        assertEquals(Optional.of(letter.position()), find(letter.position()).map(DeadLetter::position));
        assertEquals(Optional.empty(), find("1-1"));
        assertEquals(Optional.empty(), find("not an id"));
        DeadLetters.Report report = letters.redrive(
                        "wire-letters", new DeadLetters.Redrive(Set.of(letter.position()), Optional.empty(), false, 0))
                .await()
                .atMost(Duration.ofSeconds(20));
        assertEquals(List.of(letter.position()), List.copyOf(report.sent()));
        await(() -> functions.hasHandled("poisoned"));
        assertEquals(Optional.empty(), find(letter.position()));
    }

    @Test
    void deadLettersAreReadInBatchesAndWhatIsNotOneIsLeftOut() {
        for (int i = 0; i < 250; i++) {
            PlainRedis.command(
                    "XADD",
                    "wire-letters",
                    "*",
                    "ce_specversion",
                    "1.0",
                    "ce_id",
                    "many-" + i,
                    "ce_source",
                    "/s",
                    "ce_type",
                    "t");
            PlainRedis.command("XADD", "wire-letters", "*", "data", "not an event");
        }
        List<String> ids = list().stream()
                .map(letter -> letter.event().getId())
                .filter(id -> id.startsWith("many-"))
                .toList();
        assertEquals(250, ids.size());
        assertEquals("many-0", ids.get(0));
        assertEquals("many-249", ids.get(249));
    }

    private List<DeadLetter> list() {
        return letters.list("wire-letters", 1_000).await().atMost(Duration.ofSeconds(20));
    }

    private Optional<DeadLetter> find(String position) {
        return letters.find("wire-letters", position).await().atMost(Duration.ofSeconds(20));
    }

    private void publish(String channel, CloudEvent event) {
        publisher.publish(channel, event).await().atMost(Duration.ofSeconds(20));
    }

    private static CloudEventBuilder event(String id) {
        return CloudEventBuilder.v1().withId(id).withSource(URI.create("/wire")).withType("com.example.wire");
    }

    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition::getAsBoolean);
    }
}

package io.eventfunctions.redis.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.embedded.RedisServer;

import io.eventfunctions.Channels;
import io.eventfunctions.Channels.Status;
import io.eventfunctions.EventContext;
import io.eventfunctions.EventPublisher;
import io.eventfunctions.process.FreePort;
import io.eventfunctions.redis.RedisStreamsConnector;
import io.eventfunctions.redis.deployment.RecordingFunctions.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What happens while the server is away, and after. The application starts before there is one. */
class OutagesOfRedisTest {

    private static final String GROUP = "outages";
    private static final Duration IDLE_TIME = Duration.ofSeconds(3);
    private static final String STREAM = "outages-things";

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
            .overrideConfigKey("redis.directory", directory())
            .overrideConfigKey("redis.port", String.valueOf(FreePort.find()))
            .overrideConfigKey("mp.messaging.incoming.things.connector", "event-functions-redis")
            .overrideConfigKey("mp.messaging.incoming.things.url", "redis://127.0.0.1:${redis.port}")
            .overrideConfigKey("mp.messaging.incoming.things.stream", STREAM)
            .overrideConfigKey("mp.messaging.incoming.things.group", GROUP)
            .overrideConfigKey("mp.messaging.incoming.things.consumer", "me")
            .overrideConfigKey("mp.messaging.incoming.things.claim-idle-time", IDLE_TIME.toSeconds() + "s")
            .overrideConfigKey("mp.messaging.incoming.things.reconnect-max-interval", "200ms")
            .overrideConfigKey("mp.messaging.incoming.things.timeout", "2s")
            .overrideConfigKey("mp.messaging.incoming.things.block", "1s")
            .overrideConfigKey("mp.messaging.incoming.things.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.things.delivery.ordering", "key");

    @Inject
    RecordingFunctions functions;

    @Inject
    EventPublisher publisher;

    @Inject
    @Any
    RedisStreamsConnector connector;

    @Inject
    Channels channels;

    @ConfigProperty(name = "redis.port")
    int port;

    @ConfigProperty(name = "redis.directory")
    String directory;

    private RedisServer server;

    private static String directory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "redis-")
                    .toAbsolutePath()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        server = RedisTestServer.start(port, "appendonly yes", "appendfsync always", "dir " + directory);
        await(this::isReady);
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        await(() -> !isReady());
    }

    @Test
    void consumptionGoesOnWhenTheServerIsBack() throws IOException {
        publish("before");
        await(() -> functions.hasHandled("before"));
        stop();
        assertEquals(Status.RUNNING, status(), "A restart of the application would not help");
        start();
        publish("after");
        await(() -> functions.hasHandled("after"));
        await(() -> pending() == 0);
    }

    @Test
    void anEventInWorkIsAcknowledgedOnTheNextConnection() throws IOException {
        CompletableFuture<Void> gate = functions.gate("in-work");
        publish("in-work");
        await(() -> functions.begun("in-work") == 1);
        stop();
        gate.complete(null);
        await(() -> functions.hasHandled("in-work"));
        start();
        await(() -> pending() == 0);
        assertEquals(1, functions.begun("in-work"));
    }

    @Test
    void anEventInWorkStaysOursWhenOnlyItsConnectionIsLost() {
        CompletableFuture<Void> gate = functions.gate("held");
        publish("held");
        await(() -> functions.begun("held") == 1);
        PlainRedis.commandOn(port, "CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
        publish("meanwhile");
        await(() -> functions.hasHandled("meanwhile"));
        gate.complete(null);
        await(() -> pending() == 0);
        assertEquals(1, functions.begun("held"));
    }

    @Test
    void nothingBeginsAfterTheIdleTimeWithoutTheServerAndWhatHasNotBegunIsReceivedAgain() throws IOException {
        CompletableFuture<Void> gate = functions.gate("begun");
        publish(event("begun", "a key"));
        publish(event("waiting", "a key"));
        await(() -> functions.begun("begun") == 1);
        await(() -> pending() == 2);
        stop();
        Awaitility.await()
                .during(IDLE_TIME.plusMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> functions.begun("waiting") == 0);
        gate.complete(null);
        await(() -> functions.hasHandled("begun"));
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> functions.begun("waiting") == 0);
        start();
        await(() -> functions.hasHandled("waiting"));
        await(() -> pending() == 0);
        assertEquals(1, functions.begun("begun"), "It was acknowledged as soon as the server was back");
        assertEquals(1, functions.begun("waiting"));
        assertEquals(Status.RUNNING, status(), "What the server takes back does not halt the channel");
    }

    @Test
    void aServerThatDoesNotAnswerCountsAsLostAndIsUsedWhenItAnswersAgain() {
        CompletableFuture<Void> gate = functions.gate("frozen");
        publish("frozen");
        await(() -> functions.begun("frozen") == 1);
        CompletableFuture<Object> asleep =
                CompletableFuture.supplyAsync(() -> PlainRedis.commandOn(port, "DEBUG", "SLEEP", 6));
        await(() -> !isReady());
        assertFalse(asleep.isDone(), "The server was back before it counted as lost");
        await(this::isReady);
        gate.complete(null);
        await(() -> pending() == 0);
        assertEquals(1, functions.begun("frozen"));
    }

    @Test
    void whatIsPublishedMeanwhileIsConfirmedInOrderWhenTheServerIsBack() throws IOException {
        stop();
        List<String> ids =
                IntStream.range(0, 50).mapToObj(n -> "meanwhile-" + n).toList();
        CompletableFuture<Void> confirmed = sent(ids);
        assertFalse(confirmed.isDone());
        start();
        await(confirmed::isDone);
        confirmed.join();
        await(() -> ids.stream().allMatch(functions::hasHandled));
        List<?> entries = (List<?>) PlainRedis.commandOn(port, "XREVRANGE", STREAM, "+", "-", "COUNT", 50);
        assertTrue(entries.get(0).toString().contains("meanwhile-49"), entries::toString);
        assertTrue(entries.get(49).toString().contains("meanwhile-0"), entries::toString);
    }

    @Test
    void nothingIsLostWhileConnectionsBreakAgainAndAgain() {
        List<String> ids = IntStream.range(0, 2_000).mapToObj(n -> "busy-" + n).toList();
        CompletableFuture<Void> confirmed = sent(ids);
        for (int part = 1; part <= 3; part++) {
            int enough = part * ids.size() / 5;
            await(() -> ids.stream().filter(functions::hasHandled).count() > enough);
            PlainRedis.commandOn(port, "CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
        }
        await(() -> ids.stream().allMatch(functions::hasHandled));
        await(confirmed::isDone);
        confirmed.join();
        await(() -> pending() == 0);
    }

    @Test
    void aStreamThatIsDeletedIsConsumedAgainWhenItIsThere() {
        PlainRedis.commandOn(port, "DEL", STREAM);
        publish("new-life");
        await(() -> functions.hasHandled("new-life"));
    }

    private long pending() {
        return (Long) ((List<?>) PlainRedis.commandOn(port, "XPENDING", STREAM, GROUP)).get(0);
    }

    private CompletableFuture<Void> sent(List<String> ids) {
        return Uni.join()
                .all(ids.stream()
                        .map(id -> publisher.publish("things", event(id)))
                        .toList())
                .andFailFast()
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    private void publish(String id) {
        publish(event(id));
    }

    private void publish(CloudEvent event) {
        publisher.publish("things", event).await().atMost(Duration.ofSeconds(20));
    }

    private static CloudEvent event(String id, String key) {
        return CloudEventBuilder.from(event(id))
                .withExtension("partitionkey", key)
                .build();
    }

    private static CloudEvent event(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/outages"))
                .withType("com.example.thing")
                .build();
    }

    private Status status() {
        return channels.find("things").orElseThrow().status();
    }

    private boolean isReady() {
        return connector.getReadiness().isOk();
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }
}

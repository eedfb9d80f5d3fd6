package io.eventfunctions.rabbitmq.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
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

import io.eventfunctions.Channels;
import io.eventfunctions.EventPublisher;
import io.eventfunctions.process.FreePort;
import io.eventfunctions.rabbitmq.ChannelConnections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What happens while the connection to the server is interrupted, and afterwards. The application starts before the server is reachable. */
class OutagesTest {

    /** Handles an event when the test opens its gate. */
    @ApplicationScoped
    public static class Functions {

        private final List<String> begun = new CopyOnWriteArrayList<>();
        private final List<String> handled = new CopyOnWriteArrayList<>();
        private final Map<String, CompletableFuture<Void>> gates = new ConcurrentHashMap<>();

        List<String> begun() {
            return begun;
        }

        List<String> handled() {
            return handled;
        }

        CompletableFuture<Void> gate(String id) {
            return gates.computeIfAbsent(id, ignored -> new CompletableFuture<>());
        }

        @Funq
        @Incoming("things")
        public void handle(CloudEvent event) {
            boolean first = !begun.contains(event.getId());
            begun.add(event.getId());
            CompletableFuture<Void> gate = gates.get(event.getId());
            if (gate != null) {
                gate.join();
            }
            if (first && event.getId().equals("rejected")) {
                throw new IllegalStateException("not the first time");
            }
            handled.add(event.getId());
        }
    }

    private static final String QUEUE = "event-functions-" + UUID.randomUUID();

    @RegisterExtension
    static final QuarkusUnitTest APP = RabbitMqServer.in(
                    new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(Functions.class, TcpProxy.class)))
            .setAfterAllCustomizer(() -> RabbitMqServer.delete(List.of(QUEUE)))
            .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-rabbitmq")
            .overrideConfigKey("mp.messaging.incoming.things.host", RabbitMqServer.HOST)
            .overrideConfigKey("mp.messaging.incoming.things.port", String.valueOf(FreePort.find()))
            .overrideConfigKey("mp.messaging.incoming.things.queue.name", QUEUE)
            .overrideConfigKey("mp.messaging.incoming.things.exchange.name", QUEUE)
            .overrideConfigKey("mp.messaging.incoming.things.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.things.delivery.ordering", "none");

    @Inject
    Functions functions;

    @Inject
    EventPublisher publisher;

    @Inject
    ChannelConnections channels;

    @Inject
    Channels states;

    @ConfigProperty(name = "mp.messaging.incoming.things.port")
    int port;

    @ConfigProperty(name = "mp.messaging.incoming.things.queue.name")
    String queue;

    private TcpProxy proxy;

    @BeforeEach
    void connect() {
        proxy = new TcpProxy(port, RabbitMqServer.port());
        await(this::isReady);
    }

    @AfterEach
    void disconnect() throws Exception {
        proxy.close();
        await(() -> !isReady());
    }

    @Test
    void consumingContinuesWhenTheServerIsReachableAgain() {
        publish("before");
        await(() -> functions.handled().contains("before"));
        proxy.interrupt();
        await(() -> !isReady());
        proxy.restore();
        publish("after");
        await(() -> functions.handled().contains("after"));
    }

    @Test
    void anEventInFlightIsRedeliveredWhenTheConnectionBreaksAndItsOldDeliverySettlesNothing() {
        CompletableFuture<Void> gate = functions.gate("first");
        CompletableFuture<Void> otherGate = functions.gate("second");
        publish("first");
        publish("second");
        await(() -> functions.begun().contains("first") && functions.begun().contains("second"));
        proxy.interrupt();
        await(() -> !isReady());
        // The delivery tag of "second" on the old connection is that of the second message on the new one.
        proxy.restore();
        await(() -> times("first", functions.begun()) == 2 && times("second", functions.begun()) == 2);
        gate.complete(null);
        await(() -> times("first", functions.handled()) == 2);
        proxy.interrupt();
        await(() -> !isReady());
        proxy.restore();
        await(() -> times("second", functions.begun()) == 3);
        assertEquals(2, times("first", functions.begun()), "\"first\" was acknowledged on its new connection");
        otherGate.complete(null);
        await(() -> times("second", functions.handled()) == 3);
    }

    @Test
    void anEventThatIsRejectedAfterItsConnectionBrokeDoesNotStopTheChannel() {
        CompletableFuture<Void> gate = functions.gate("rejected");
        publish("rejected");
        await(() -> functions.begun().contains("rejected"));
        proxy.interrupt();
        await(() -> !isReady());
        proxy.restore();
        await(() -> times("rejected", functions.begun()) == 2);
        gate.complete(null);
        await(() -> functions.handled().contains("rejected"));
        publish("behind");
        await(() -> functions.handled().contains("behind"));
        assertEquals(
                Channels.Status.RUNNING, states.find("things").orElseThrow().status());
    }

    @Test
    void eventsPublishedMeanwhileAreConfirmedWhenTheServerIsReachableAgain() {
        proxy.interrupt();
        await(() -> !isReady());
        List<String> ids =
                IntStream.range(0, 50).mapToObj(n -> "meanwhile-" + n).toList();
        CompletableFuture<Void> confirmed = sent(ids);
        assertFalse(confirmed.isDone());
        proxy.restore();
        await(confirmed::isDone);
        confirmed.join();
        await(() -> functions.handled().containsAll(ids));
    }

    @Test
    void nothingIsLostWhenTheConnectionBreaksRepeatedly() {
        List<String> ids = IntStream.range(0, 2_000).mapToObj(n -> "busy-" + n).toList();
        CompletableFuture<Void> confirmed = sent(ids);
        for (int part = 1; part <= 3; part++) {
            int enough = part * ids.size() / 5;
            await(() -> functions.handled().stream()
                            .filter(ids::contains)
                            .distinct()
                            .count()
                    > enough);
            proxy.interrupt();
            await(() -> !isReady());
            proxy.restore();
        }
        await(() -> functions.handled().containsAll(ids));
        await(confirmed::isDone);
        confirmed.join();
        await(() -> RabbitMqServer.waiting(queue) == 0);
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
        publisher.publish("things", event(id)).await().atMost(Duration.ofSeconds(20));
    }

    private static CloudEvent event(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/outages"))
                .withType("com.example.thing")
                .build();
    }

    private static long times(String id, List<String> ids) {
        return ids.stream().filter(id::equals).count();
    }

    private boolean isReady() {
        return channels.getReadiness().isOk();
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition::getAsBoolean);
    }
}

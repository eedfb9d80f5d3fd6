package io.eventfunctions.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.channel.ChannelShutdown;
import io.eventfunctions.spi.DeduplicationStore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What Quarkus does first when the application is told to end. */
class ShutdownTest {

    @ApplicationScoped
    public static class Functions {

        private final List<String> started = new CopyOnWriteArrayList<>();
        private final CountDownLatch goOn = new CountDownLatch(1);

        List<String> started() {
            return started;
        }

        void goOn() {
            goOn.countDown();
        }

        @Funq
        @Incoming("things")
        public void work(CloudEvent event) throws InterruptedException {
            started.add(event.getId());
            if (event.getId().equals("failing")) {
                throw new IllegalStateException("not now");
            }
            goOn.await();
        }
    }

    /** Knows which events somebody has a claim on. */
    @ApplicationScoped
    @Identifier("watched")
    public static class WatchedStore implements DeduplicationStore {

        private final Set<String> claimed = ConcurrentHashMap.newKeySet();

        Set<String> claimed() {
            return claimed;
        }

        @Override
        public CompletionStage<Answer> claim(Key key, Duration expiry, Duration window) {
            claimed.add(key.id());
            return CompletableFuture.completedStage(new Claim(key, 1, false));
        }

        @Override
        public CompletionStage<Boolean> renew(Claim claim, Duration expiry) {
            return CompletableFuture.completedStage(true);
        }

        @Override
        public CompletionStage<Boolean> complete(Claim claim, Duration window) {
            return release(claim, true);
        }

        @Override
        public CompletionStage<Boolean> release(Claim claim, boolean attempted) {
            claimed.remove(claim.key().id());
            return CompletableFuture.completedStage(true);
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(Functions.class, WatchedStore.class)
            .overrideConfigKey("mp.messaging.incoming.things.delivery.concurrency", "1")
            .overrideConfigKey("mp.messaging.incoming.things.delivery.backoff-delay", "1h")
            .overrideConfigKey("mp.messaging.incoming.things.delivery.backoff-max", "1h")
            .overrideConfigKey("mp.messaging.incoming.things.delivery.deduplication", "watched");

    @Inject
    @Any
    InMemoryConnector connector;

    @Inject
    Functions functions;

    @Inject
    @Identifier("watched")
    WatchedStore store;

    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> confirmation = new CompletableFuture<>();

    @Test
    void whatIsAtWorkIsFinishedAndAcknowledgedAndTheRestIsGivenBack() {
        send("failing");
        Awaitility.await().until(() -> functions.started().contains("failing"));
        send("working");
        Awaitility.await().until(() -> functions.started().contains("working"));
        send("waiting");
        assertEquals(Set.of("failing", "working"), store.claimed());

        CompletableFuture<Void> done = new CompletableFuture<>();
        new ChannelShutdown().shutdown(() -> done.complete(null));
        send("late");
        assertFalse(done.isDone(), "A function is at work");
        assertEquals(Set.of("working"), store.claimed(), "Another instance gets the waiting event at once");

        functions.goOn();
        Awaitility.await().until(() -> acknowledged.contains("working"));
        assertFalse(done.isDone(), "The broker has not confirmed the acknowledgement");

        confirmation.complete(null);
        Awaitility.await().until(done::isDone);
        assertEquals(List.of("failing", "working"), functions.started());
        assertEquals(List.of("working"), acknowledged);
        assertEquals(Set.of(), store.claimed());
    }

    private void send(String id) {
        connector.source("things").send(Message.of(Sinks.event(id, "com.example.thing", "{}"), () -> {
            acknowledged.add(id);
            return confirmation;
        }));
    }
}

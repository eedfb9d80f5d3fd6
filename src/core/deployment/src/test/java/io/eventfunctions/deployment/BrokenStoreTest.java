package io.eventfunctions.deployment;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.spi.DeduplicationStore;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

/** A store that breaks its promises has its own event given back, and holds up none of those behind it. */
class BrokenStoreTest {

    @ApplicationScoped
    public static class Functions {

        private final List<String> handled = new CopyOnWriteArrayList<>();

        List<String> handled() {
            return handled;
        }

        @Funq
        @Incoming("things")
        public void handle(CloudEvent event) {
            handled.add(event.getId());
        }
    }

    /** Answers a claim with {@code null}, at once or when it is told to. */
    @ApplicationScoped
    @Identifier("broken")
    public static class BrokenStore implements DeduplicationStore {

        private final CompletableFuture<Answer> late = new CompletableFuture<>();

        void answer() {
            late.complete(null);
        }

        @Override
        public CompletionStage<Answer> claim(Key key, Duration expiry, Duration window) {
            return switch (key.id()) {
                case "at once" -> CompletableFuture.completedFuture(null);
                case "late" -> late;
                default -> CompletableFuture.completedFuture(new Claim(key, 1, false));
            };
        }

        @Override
        public CompletionStage<Boolean> renew(Claim claim, Duration expiry) {
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletionStage<Boolean> complete(Claim claim, Duration window) {
            if (claim.key().id().equals("taken down")) {
                throw new NoClassDefFoundError("the store is gone");
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Boolean> release(Claim claim, boolean attempted) {
            return CompletableFuture.completedFuture(true);
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(Functions.class, BrokenStore.class)
            .overrideConfigKey("mp.messaging.incoming.things.delivery.concurrency", "1")
            .overrideConfigKey("mp.messaging.incoming.things.delivery.deduplication", "broken");

    @Inject
    Sinks sinks;

    @Inject
    Functions functions;

    @Inject
    @Identifier("broken")
    BrokenStore store;

    @BeforeEach
    void forget() {
        functions.handled().clear();
    }

    @Test
    void anEventWhoseClaimHasNoAnswerIsGivenBackAndTheNextOfItsKeyGoesOn() {
        CompletableFuture<Throwable> broken = deliver("at once");
        CompletableFuture<Throwable> next = deliver("next");
        await().until(next::isDone);
        assertGivenBack(broken);
        assertNull(next.join());
        assertEquals(List.of("next"), functions.handled());
    }

    @Test
    void soIsOneWhoseClaimGetsItLater() {
        CompletableFuture<Throwable> broken = deliver("late");
        CompletableFuture<Throwable> next = deliver("behind it");
        assertEquals(List.of(), functions.handled());
        store.answer();
        await().until(next::isDone);
        assertGivenBack(broken);
        assertNull(next.join());
        assertEquals(List.of("behind it"), functions.handled());
    }

    @Test
    void anErrorOfTheStoreLeavesNeitherItsSlotNorItsMessageBehind() {
        CompletableFuture<Throwable> broken = deliver("taken down");
        CompletableFuture<Throwable> next = deliver("behind it");
        await().until(next::isDone);
        assertNull(broken.join());
        assertEquals(List.of("taken down", "behind it"), functions.handled());
    }

    private static void assertGivenBack(CompletableFuture<Throwable> settled) {
        assertInstanceOf(NullPointerException.class, settled.getNow(null));
    }

    private CompletableFuture<Throwable> deliver(String id) {
        return sinks.deliver(
                "things",
                CloudEventBuilder.from(Sinks.event(id, "com.example.thing", "{}"))
                        .withExtension("partitionkey", "one")
                        .build());
    }
}

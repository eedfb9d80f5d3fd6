package io.eventfunctions.deployment;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.arc.Arc;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.spi.AttemptHook;
import io.eventfunctions.spi.AttemptScope;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryResult;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

/** What a hook makes current around an attempt is current in the function, wherever it runs. */
class AttemptHookTest {

    private static final String LOCAL = "span";

    /** Makes the event's id current for the thread and for the Vert.x context. */
    @ApplicationScoped
    public static class Spans implements AttemptHook {

        static final ThreadLocal<String> OF_THREAD = new ThreadLocal<>();

        private final List<String> steps = new CopyOnWriteArrayList<>();

        List<String> steps() {
            return steps;
        }

        static String ofContext() {
            return context().getLocal(LOCAL);
        }

        private static ContextInternal context() {
            return (ContextInternal) Vertx.currentContext();
        }

        @Override
        public AttemptScope open(Delivery delivery, int attempt) {
            steps.add("opened");
            if (!Arc.container().requestContext().isActive()) {
                steps.add("without request context");
            }
            Thread thread = Thread.currentThread();
            ContextInternal context = context();
            OF_THREAD.set(delivery.event().getId());
            context.putLocal(LOCAL, delivery.event().getId());
            return new AttemptScope() {
                @Override
                public void detach() {
                    steps.add(thread == Thread.currentThread() ? "detached" : "detached elsewhere");
                    OF_THREAD.remove();
                }

                @Override
                public void close() {
                    steps.add("closed");
                    context.removeLocal(LOCAL);
                }
            };
        }

        @Override
        public void attemptSucceeded(Delivery delivery, int attempt, Duration duration) {
            steps.add("succeeded" + (OF_THREAD.get() == null ? "" : " with what was for the function"));
        }

        @Override
        public void attemptFailed(Delivery delivery, int attempt, Duration duration, Throwable failure) {
            steps.add("failed");
        }

        @Override
        public void completed(Delivery delivery, DeliveryResult result) {
            steps.add(result.outcome().name());
        }
    }

    @ApplicationScoped
    public static class Functions {

        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final CountDownLatch goOn = new CountDownLatch(1);

        List<String> seen() {
            return seen;
        }

        void goOn() {
            goOn.countDown();
        }

        private void see() {
            seen.add(Spans.OF_THREAD.get() + " " + Spans.ofContext());
        }

        @Funq
        @Incoming("worker")
        public void worker(CloudEvent event) {
            see();
        }

        @Funq
        @RunOnVirtualThread
        @Incoming("virtual")
        public void virtual(CloudEvent event) {
            see();
        }

        @Funq
        @NonBlocking
        @Incoming("eventloop")
        public void eventLoop(CloudEvent event) {
            see();
        }

        @Funq
        @Incoming("uni")
        public Uni<Void> uni(CloudEvent event) {
            see();
            Vertx vertx = Vertx.currentContext().owner();
            return Uni.createFrom()
                    .<Void>emitter(promise -> vertx.setTimer(1, ignored -> {
                        see();
                        promise.complete(null);
                    }))
                    .onSubscription()
                    .invoke(this::see);
        }

        @Funq
        @Incoming("failing")
        public void failing(CloudEvent event) {
            throw new IllegalStateException("never works");
        }

        @Funq
        @Incoming("stubborn")
        public void stubborn(CloudEvent event) {
            boolean waiting = true;
            while (waiting) {
                try {
                    goOn.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    seen.add("interrupted");
                }
            }
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(Functions.class, Spans.class)
            .overrideConfigKey("quarkus.event-functions.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.stubborn.delivery.timeout", "10ms");

    @Inject
    Sinks sinks;

    @Inject
    Functions functions;

    @Inject
    Spans spans;

    @BeforeEach
    void forget() {
        functions.seen().clear();
        spans.steps().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker", "virtual", "eventloop"})
    void itIsCurrentOnTheThreadAndInTheContextWhileTheFunctionRuns(String channel) {
        assertNull(deliver(channel));
        assertEquals(List.of("7 7"), functions.seen());
        assertEquals(List.of("opened", "detached", "closed", "succeeded", "DELIVERED"), spans.steps());
    }

    @Test
    void itStaysCurrentInTheContextUntilAUniHasCompleted() {
        assertNull(deliver("uni"));
        assertEquals(List.of("7 7", "7 7", "null 7"), functions.seen());
        assertEquals(List.of("opened", "detached", "closed", "succeeded", "DELIVERED"), spans.steps());
    }

    @Test
    void itIsClosedBeforeAFailureIsReported() {
        assertEquals("never works", deliver("failing").getMessage());
        assertEquals(List.of("opened", "detached", "closed", "failed", "REJECTED"), spans.steps());
    }

    @Test
    void anAttemptThatWasGivenUpIsReportedFirstAndClosedWhenItsFunctionGivesIn() {
        deliver("stubborn");
        await().until(() -> functions.seen().contains("interrupted"));
        assertEquals(List.of("opened", "failed", "REJECTED"), spans.steps());
        functions.goOn();
        await().until(() -> spans.steps().contains("closed"));
        assertEquals(List.of("opened", "failed", "REJECTED", "detached", "closed"), spans.steps());
    }

    private Throwable deliver(String channel) {
        Throwable rejection = sinks.deliver(channel, Sinks.event("7", "com.example.thing", "{}"))
                .join();
        assertFalse(spans.steps().contains("without request context"));
        return rejection;
    }
}

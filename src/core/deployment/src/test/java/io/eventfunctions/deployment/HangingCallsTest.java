package io.eventfunctions.deployment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Forty calls that ignore their interrupts, on a pool of twelve threads: the functions of other channels have threads left. */
class HangingCallsTest {

    private static final int EVENTS = 40;
    private static final int SLOTS = 4;

    @ApplicationScoped
    public static class Functions {

        private final AtomicInteger inFunction = new AtomicInteger();
        private final AtomicInteger mostInFunction = new AtomicInteger();
        private final CountDownLatch goOn = new CountDownLatch(1);

        int inFunction() {
            return inFunction.get();
        }

        int mostInFunction() {
            return mostInFunction.get();
        }

        void goOn() {
            goOn.countDown();
        }

        @Funq
        @Incoming("hanging")
        public void hang(CloudEvent event) {
            mostInFunction.accumulateAndGet(inFunction.incrementAndGet(), Math::max);
            boolean interrupted = true;
            while (interrupted) {
                try {
                    goOn.await();
                    interrupted = false;
                } catch (InterruptedException ignored) {
                    interrupted = true;
                }
            }
            inFunction.decrementAndGet();
        }

        @Funq
        @Incoming("healthy")
        public void handle(CloudEvent event) {
            // It only needs a thread.
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(Functions.class)
            .overrideConfigKey("quarkus.thread-pool.max-threads", "12")
            .overrideConfigKey("mp.messaging.incoming.hanging.delivery.timeout", "50ms")
            .overrideConfigKey("mp.messaging.incoming.hanging.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.hanging.delivery.concurrency", "" + SLOTS)
            .overrideConfigKey("mp.messaging.incoming.healthy.delivery.timeout", "10s")
            .overrideConfigKey("mp.messaging.incoming.healthy.delivery.retry", "0")
            // Another application of this JVM may have raised it.
            .overrideConfigKey("quarkus.log.category.\"io.eventfunctions.delivery\".level", "INFO")
            .setLogRecordPredicate(line ->
                    line.getMessage().contains("EVF0334") || line.getMessage().contains("EVF0335"))
            .assertLogRecords(lines -> assertEquals(
                    List.of("EVF0334", "EVF0335"),
                    lines.stream()
                            .map(line -> line.getMessage().substring(0, "EVF0334".length()))
                            .toList(),
                    "Once a burst"));

    @Inject
    Sinks sinks;

    @Inject
    Functions functions;

    @Inject
    HealthCenter health;

    @Test
    void theFunctionsOfOtherChannelsGoOnAndHealthNamesTheOneThatHangs() {
        List<CompletableFuture<Throwable>> hanging = deliver("hanging");
        Awaitility.await()
                .until(() -> hanging.stream().filter(CompletableFuture::isDone).count() == SLOTS);
        deliver("healthy").forEach(settled -> assertNull(settled.join()));
        assertEquals(SLOTS, functions.inFunction());
        assertEquals(SLOTS, hanging.stream().filter(CompletableFuture::isDone).count(), "The others wait");
        Awaitility.await().until(() -> degraded().size() == 1);
        assertEquals("hanging, function hang", degraded().get(0).getChannel());
        assertTrue(health.getLiveness().isOk());

        functions.goOn();
        hanging.forEach(CompletableFuture::join);
        Awaitility.await().until(() -> degraded().isEmpty() && functions.inFunction() == 0);
        assertEquals(SLOTS, functions.mostInFunction());
    }

    private List<ChannelInfo> degraded() {
        return health.getLiveness().getChannels().stream()
                .filter(channel ->
                        channel.getMessage() != null && channel.getMessage().contains("degraded"))
                .toList();
    }

    private List<CompletableFuture<Throwable>> deliver(String channel) {
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> sinks.deliver(channel, Sinks.event("" + i, "com.example.thing", "{}")))
                .toList();
    }
}

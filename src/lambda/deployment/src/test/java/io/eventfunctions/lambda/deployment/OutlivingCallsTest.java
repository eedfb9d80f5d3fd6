package io.eventfunctions.lambda.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import io.eventfunctions.EventContext;
import io.eventfunctions.Extensions;
import io.eventfunctions.spi.DeliveryBacklog;
import io.eventfunctions.spi.DeliveryListener;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A function ignores its interrupt on a worker thread, so that its call goes on in the next invocations of the environment. */
class OutlivingCallsTest {

    private static final String DONE = "{\"batchItemFailures\":[]}";
    private static final Duration SHORT = Duration.ofSeconds(5);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(
                    root -> root.addClasses(Stubborn.class, Slots.class, Attempt.class, Invoker.class, Batch.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0")
            .overrideConfigKey("mp.messaging.incoming.hanging.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.hanging.delivery.concurrency", "2");

    @Inject
    Invoker invoker;

    @Inject
    Stubborn function;

    @Inject
    Slots slots;

    @Inject
    SqsAsyncClient sqs;

    /** The first message to a queue takes longer than others. */
    @BeforeEach
    void theConnectionIsOpen() {
        invoker.invoke(Batch.from("hanging").message("failing").toString(), Duration.ofMillis(200));
        assertRetry("failing", 1);
    }

    @AfterEach
    void noThreadIsLeft() {
        function.release();
    }

    @Test
    void itIsTheOnlyCallWithItsEventAndKeepsItsSlotUntilItReturns() {
        assertEquals(
                DONE,
                invoker.invoke(
                        Batch.from("hanging")
                                .message("first")
                                .message("stubborn")
                                .toString(),
                        SHORT));
        Awaitility.await().until(() -> slots.backlog.overdue() == 1);
        assertEquals(1, slots.backlog.running());
        assertRetry("stubborn", 1);

        for (int invocation = 1; invocation <= 2; invocation++) {
            assertEquals(
                    DONE,
                    invoker.invoke(
                            Batch.from("hanging")
                                    .message("other " + invocation)
                                    .retry("stubborn", "handle", invocation)
                                    .toString(),
                            SHORT));
            assertEquals(1, function.attempts("other " + invocation).size());
            assertRetry("stubborn", invocation + 1);
        }
        assertEquals(List.of(1), function.attempts("stubborn"), "It was never started beside itself");
        Awaitility.await().until(() -> slots.backlog.running() == 1);
        assertEquals(1, slots.backlog.overdue(), "The slot is still the one of the first call");

        function.release();
        Awaitility.await().until(() -> slots.backlog.overdue() == 0);
        assertEquals(
                DONE,
                invoker.invoke(
                        Batch.from("hanging").retry("stubborn", "handle", 3).toString(), SHORT));
        assertEquals(List.of(1, 4), function.attempts("stubborn"));
        Awaitility.await().until(() -> slots.backlog.running() == 0);
    }

    private void assertRetry(String event, int attempts) {
        List<CloudEvent> retries = new ArrayList<>();
        String url =
                sqs.getQueueUrl(request -> request.queueName("hanging")).join().queueUrl();
        Awaitility.await().until(() -> {
            sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10)).join().messages().stream()
                    .map(message -> new JsonFormat().deserialize(message.body().getBytes(UTF_8)))
                    .forEach(retries::add);
            return !retries.isEmpty();
        });
        assertEquals(List.of(event), retries.stream().map(CloudEvent::getId).toList());
        assertEquals(attempts, retries.get(0).getExtension(Extensions.RETRY_ATTEMPTS));
    }

    record Attempt(String id, int number) {}

    /** Handles most events at once; the stubborn one occupies a worker thread, because the first one waits for it on the invocation's. */
    @ApplicationScoped
    public static class Stubborn {

        private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        @Funq
        @Incoming("hanging")
        public void handle(CloudEvent event, @Context EventContext context) throws InterruptedException {
            attempts.add(new Attempt(event.getId(), context.attempt()));
            if (event.getId().equals("first")) {
                begun.await();
            } else if (event.getId().equals("stubborn")) {
                begun.countDown();
                ignoreInterrupts();
            } else if (event.getId().equals("failing")) {
                throw new IllegalStateException("bad");
            }
        }

        private void ignoreInterrupts() {
            boolean released = false;
            while (!released) {
                try {
                    release.await();
                    released = true;
                } catch (InterruptedException e) {
                    released = false;
                }
            }
        }

        void release() {
            release.countDown();
        }

        List<Integer> attempts(String id) {
            return attempts.stream()
                    .filter(attempt -> attempt.id().equals(id))
                    .map(Attempt::number)
                    .toList();
        }
    }

    /** Knows the function's slots. */
    @Singleton
    public static class Slots implements DeliveryListener {

        private volatile DeliveryBacklog backlog;

        @Override
        public void opened(DeliveryBacklog opened) {
            backlog = opened;
        }
    }
}

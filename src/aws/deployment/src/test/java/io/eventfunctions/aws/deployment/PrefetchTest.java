package io.eventfunctions.aws.deployment;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import io.eventfunctions.Channels;
import io.eventfunctions.EventContext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How many messages an application hides from other consumers of their queue. */
class PrefetchTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MESSAGES = 200;
    private static final int CONCURRENCY = 8;
    private static final int PREFETCH = 16;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Holding.class))
            .overrideConfigKey("mp.messaging.incoming.held.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.held.delivery.concurrency", String.valueOf(CONCURRENCY))
            .overrideConfigKey("mp.messaging.incoming.held-by-two.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.held-by-two.concurrency", "2")
            .overrideConfigKey("mp.messaging.incoming.held-by-two.delivery.concurrency", String.valueOf(CONCURRENCY));

    @ApplicationScoped
    public static class Holding {

        private final Map<String, AtomicInteger> calls =
                Map.of("held", new AtomicInteger(), "held-by-two", new AtomicInteger());
        private final Map<String, CountDownLatch> goOn =
                Map.of("held", new CountDownLatch(1), "held-by-two", new CountDownLatch(1));

        @Funq
        @Incoming("held")
        @Incoming("held-by-two")
        public void hold(CloudEvent event, @Context EventContext context) throws InterruptedException {
            calls.get(context.channel()).incrementAndGet();
            goOn.get(context.channel()).await();
        }

        int calls(String channel) {
            return calls.get(channel).get();
        }

        void goOn(String channel) {
            goOn.get(channel).countDown();
        }
    }

    @Inject
    SqsAsyncClient sqs;

    @Inject
    Channels channels;

    @Inject
    Holding function;

    @Test
    void aSmallMultipleOfWhatCanRunIsInFlightAndTheRestIsLeftToOthers() {
        assertInFlight("held");
    }

    /** With the connector's attribute {@code concurrency}. */
    @Test
    void severalReceiversOfAChannelShareItsPrefetchAndArePausedTogether() {
        assertInFlight("held-by-two");
    }

    private void assertInFlight(String channel) {
        String url =
                sqs.getQueueUrl(request -> request.queueName(channel)).join().queueUrl();
        send(url);
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> function.calls(channel) == CONCURRENCY && inFlight(url) == PREFETCH);
        Awaitility.await().during(Duration.ofSeconds(1)).until(() -> inFlight(url) == PREFETCH);
        channels.pause(channel);
        function.goOn(channel);
        Awaitility.await().atMost(TIMEOUT).until(() -> inFlight(url) == 0);
        assertEquals(PREFETCH, function.calls(channel));
        channels.resume(channel);
        Awaitility.await().atMost(TIMEOUT).until(() -> {
            int inFlight = inFlight(url);
            assertTrue(inFlight <= PREFETCH, () -> inFlight + " messages are in flight");
            return function.calls(channel) == MESSAGES && inFlight == 0;
        });
    }

    private void send(String url) {
        for (int batch = 0; batch < MESSAGES / 10; batch++) {
            int first = batch * 10;
            var entries = IntStream.range(first, first + 10)
                    .mapToObj(number -> SendMessageBatchRequestEntry.builder()
                            .id("m" + number)
                            .messageBody("{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/test\",\"type\":\"t\"}"
                                    .formatted(number))
                            .build())
                    .toList();
            sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                    .join();
        }
    }

    private int inFlight(String url) {
        QueueAttributeName name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        return Integer.parseInt(
                sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                        .join()
                        .attributes()
                        .get(name));
    }
}

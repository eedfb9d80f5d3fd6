package io.eventfunctions.aws.deployment;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

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
            .overrideConfigKey("mp.messaging.incoming.held.delivery.concurrency", String.valueOf(CONCURRENCY));

    @ApplicationScoped
    public static class Holding {

        private final AtomicInteger calls = new AtomicInteger();
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Funq
        @Incoming("held")
        public void hold(CloudEvent event) throws InterruptedException {
            calls.incrementAndGet();
            goOn.await();
        }

        int calls() {
            return calls.get();
        }

        void goOn() {
            goOn.countDown();
        }
    }

    @Inject
    SqsAsyncClient sqs;

    @Inject
    Holding function;

    @Test
    void aSmallMultipleOfWhatCanRunIsInFlightAndTheRestIsLeftToOthers() {
        String url =
                sqs.getQueueUrl(request -> request.queueName("held")).join().queueUrl();
        send(url);
        Awaitility.await().atMost(TIMEOUT).until(() -> function.calls() == CONCURRENCY && inFlight(url) == PREFETCH);
        Awaitility.await().during(Duration.ofSeconds(1)).until(() -> inFlight(url) == PREFETCH);
        function.goOn();
        Awaitility.await().atMost(TIMEOUT).until(() -> {
            int inFlight = inFlight(url);
            assertTrue(inFlight <= PREFETCH, () -> inFlight + " messages are in flight");
            return function.calls() == MESSAGES && inFlight == 0;
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

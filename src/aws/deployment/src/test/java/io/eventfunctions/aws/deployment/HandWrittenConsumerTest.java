package io.eventfunctions.aws.deployment;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Methods that are no functions stay Reactive Messaging's own, with its defaults: they run on our clients all the same. */
class HandWrittenConsumerTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Consumer.class))
            .overrideConfigKey("mp.messaging.incoming.notes.connector", "smallrye-sqs");

    @ApplicationScoped
    static class Consumer {

        private final List<String> bodies = new CopyOnWriteArrayList<>();

        @Incoming("notes")
        void take(String body) {
            bodies.add(body);
        }

        List<String> bodies() {
            return bodies;
        }
    }

    @Inject
    SqsAsyncClient sqs;

    @Inject
    Consumer consumer;

    @Test
    void whatItHasTakenIsDeleted() {
        String url =
                sqs.getQueueUrl(request -> request.queueName("notes")).join().queueUrl();
        List.of("one", "two").forEach(body -> sqs.sendMessage(
                        request -> request.queueUrl(url).messageBody(body))
                .join());
        await(() -> assertEquals(
                List.of("one", "two"), consumer.bodies().stream().sorted().toList()));
        await(() -> assertEquals(Map.of(), left(url)));
    }

    /** How many messages there are by their state, but for those states in which there are none. */
    private Map<QueueAttributeName, String> left(String url) {
        Map<QueueAttributeName, String> counts = new HashMap<>(sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .join()
                .attributes());
        counts.values().removeIf("0"::equals);
        return counts;
    }

    private static void await(ThrowingRunnable condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(condition);
    }
}

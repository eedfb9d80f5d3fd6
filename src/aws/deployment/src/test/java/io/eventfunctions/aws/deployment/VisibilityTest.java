package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who sees a message while it is handled, while it waits for its retry and when it is rejected; beside a second consumer. */
class VisibilityTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** A busy machine may stop a process for seconds; what it does not extend in time does become visible. */
    private static final Duration VISIBILITY = Duration.ofSeconds(10);

    private static final Duration BACKOFF = VISIBILITY.plusSeconds(4);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Attempts.class, Stubborn.class))
            .overrideConfigKey("mp.messaging.incoming.slow.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.slow.visibility-timeout", seconds(VISIBILITY))
            .overrideConfigKey("mp.messaging.incoming.waiting.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.waiting.visibility-timeout", seconds(VISIBILITY))
            .overrideConfigKey("mp.messaging.incoming.waiting.delivery.retry", "1")
            .overrideConfigKey("mp.messaging.incoming.waiting.delivery.backoff-delay", seconds(BACKOFF) + "s")
            .overrideConfigKey("mp.messaging.incoming.waiting.delivery.jitter", "0")
            .overrideConfigKey("mp.messaging.incoming.rejecting.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.rejecting.queue", "rejected-once-or-twice")
            .overrideConfigKey("mp.messaging.incoming.rejecting.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.rejecting.delivery.backoff-delay", "1s")
            .overrideConfigKey("mp.messaging.incoming.rejecting.delivery.jitter", "0")
            .overrideConfigKey("mp.messaging.incoming.ignoring.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.ignoring.visibility-timeout", "5")
            .overrideConfigKey("mp.messaging.incoming.ignoring.failure-strategy", "ignore")
            .overrideConfigKey("mp.messaging.incoming.ignoring.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.purged.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.purged.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.ordered.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.ordered.queue", "overtaking.fifo")
            .overrideConfigKey("mp.messaging.incoming.ordered.delivery.retry", "0");

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    @Inject
    SqsAsyncClient sqs;

    @Inject
    EventPublisher publisher;

    @Inject
    Attempts attempts;

    /** Longer than the visibility timeout, which has to be extended meanwhile. */
    @Test
    void aSecondConsumerSeesNeitherAMessageThatIsBeingHandledNorOneThatWaitsForItsRetry() {
        attempts.hold("slow");
        attempts.fail("waiting", 1);
        publish("slow", "slow", null);
        publish("waiting", "waiting", null);
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> attempts.of("slow").size() == 1
                        && attempts.of("waiting").size() == 1);
        Awaitility.await()
                .atMost(TIMEOUT)
                .during(VISIBILITY.plusSeconds(2))
                .until(() -> isInvisibleToOtherConsumers("slow") && isInvisibleToOtherConsumers("waiting"));
        attempts.release("slow");
        assertDeleted("slow");
        assertDeleted("waiting");
        assertEquals(1, attempts.of("slow").size());
        assertEquals(2, attempts.of("waiting").size());
        assertTrue(
                attempts.waits("waiting").get(0).compareTo(BACKOFF.minusMillis(100)) >= 0,
                "It came again before its retry");
    }

    @Test
    void aRejectedMessageComesAgainAfterABackoffThatGrowsFromReceptionToReception() {
        attempts.fail("rejected", 2);
        publish("rejecting", "rejected", null);
        Awaitility.await().atMost(TIMEOUT).until(() -> attempts.of("rejected").size() == 3);
        assertDeleted("rejected-once-or-twice");
        List<Duration> waits = attempts.waits("rejected");
        assertTrue(waits.get(0).toMillis() >= 900, waits::toString);
        assertTrue(waits.get(1).toMillis() >= 1_900, waits::toString);
    }

    @Test
    void anIgnoredRejectionComesAgainAfterTheVisibilityTimeout() {
        attempts.fail("ignored", 1);
        publish("ignoring", "ignored", null);
        Awaitility.await().atMost(TIMEOUT).until(() -> attempts.of("ignored").size() == 2);
        assertDeleted("ignoring");
        assertTrue(attempts.waits("ignored").get(0).toMillis() >= 2_000, () -> attempts.waits("ignored")
                .toString());
    }

    @Test
    void aMessageThatCanNotBeGivenBackDoesNotStopTheChannel() {
        attempts.hold("gone");
        attempts.fail("gone", 1);
        publish("purged", "gone", null);
        Awaitility.await().atMost(TIMEOUT).until(() -> attempts.of("gone").size() == 1);
        sqs.purgeQueue(request -> request.queueUrl(url("purged"))).join();
        attempts.release("gone");
        publish("purged", "next", null);
        Awaitility.await().atMost(TIMEOUT).until(() -> attempts.of("next").size() == 1);
        assertDeleted("purged");
    }

    @Test
    void inAFifoQueueNothingOvertakesARejectedMessageOfItsGroup() {
        attempts.fail("first", 1);
        for (String id : List.of("first", "second", "third")) {
            publish("ordered", id, "group");
        }
        Awaitility.await().atMost(TIMEOUT).until(() -> attempts.of("third").size() == 1);
        assertEquals(List.of("first", "first", "second", "third"), attempts.order("first", "second", "third"));
    }

    private void publish(String channel, String id, String key) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType("t");
        if (key != null) {
            event.withExtension("partitionkey", key);
        }
        publisher.publish(channel, event.build()).await().indefinitely();
    }

    private boolean isInvisibleToOtherConsumers(String queue) {
        String url = url(queue);
        return sqs.receiveMessage(
                        request -> request.queueUrl(url).waitTimeSeconds(0).visibilityTimeout(0))
                .join()
                .messages()
                .isEmpty();
    }

    private void assertDeleted(String queue) {
        String url = url(queue);
        Awaitility.await().atMost(TIMEOUT).until(() -> sqs
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .join()
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> attribute.getKey().name().startsWith("APPROXIMATE_NUMBER"))
                .allMatch(attribute -> attribute.getValue().equals("0")));
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }
}

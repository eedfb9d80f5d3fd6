package io.eventfunctions.local.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import io.eventfunctions.local.SharedResources;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.RetryPolicy;

import static io.eventfunctions.local.mapping.RecordingFunction.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What becomes of Kafka records that a function fails on. */
@Timeout(60)
@ExtendWith(Brokers.Kafka.class)
@ResourceLock(value = SharedResources.BROKERS, mode = ResourceAccessMode.READ)
class KafkaFailureTest {

    private Poller poller;

    @AfterEach
    void close() {
        poller.close();
    }

    private void start(KafkaMapping mapping, RecordingFunction function) {
        poller = Poller.start(mapping, function, function);
    }

    @Test
    void aFailedBatchIsTriedAgainAsItWasBeforeAnythingElseOfItsPartition() {
        TestTopic topic = new TestTopic(1);
        topic.send("a", "b", "c");
        AtomicInteger attempts = new AtomicInteger();
        RecordingFunction function = RecordingFunction.that(
                event -> attempts.incrementAndGet() < 3 ? RecordingFunction.FAILURE : RecordingFunction.NOTHING);

        start(topic.mapping().with(Batching.of(2)), function);

        await().until(() -> topic.committed(0) == 3);
        assertEquals(List.of(List.of("a", "b"), List.of("a", "b"), List.of("a", "b"), List.of("c")), function.values());
    }

    @Test
    void afterTheLastRetryABatchIsGivenUpAndTheNextOneHasItsTurn() {
        TestTopic topic = new TestTopic(1);
        topic.send("poison", "b");
        RecordingFunction function = RecordingFunction.that(failingOn("poison"));

        start(topic.mapping().with(Batching.of(1)).with(RetryPolicy.atMost(2)), function);

        await().until(() -> topic.committed(0) == 2);
        assertEquals(List.of(List.of("poison"), List.of("poison"), List.of("poison"), List.of("b")), function.values());
        assertEquals(List.of(topic.name + "-0@0"), discarded(function));
    }

    @Test
    void aRecordThatIsTooOldIsNotSent() {
        TestTopic topic = new TestTopic(1);
        long old = Instant.now().minusSeconds(120).toEpochMilli();
        TestTopic.send(new ProducerRecord<>(topic.name, 0, old, null, "old".getBytes(StandardCharsets.UTF_8)));
        topic.send("new");
        RecordingFunction function = RecordingFunction.thatSucceeds();

        start(topic.mapping().with(new RetryPolicy(-1, Duration.ofSeconds(60), false)), function);

        await().until(() -> topic.committed(0) == 2);
        assertEquals(List.of(List.of("new")), function.values());
        assertEquals(List.of(topic.name + "-0@0"), discarded(function));
    }

    @Test
    void halvingIsolatesTheRecordThatFails() {
        TestTopic topic = new TestTopic(1);
        topic.send("a", "b", "c", "poison", "e", "f", "g", "h");
        List<String> handled = new ArrayList<>();
        RecordingFunction function = RecordingFunction.that(event -> {
            if (RecordingFunction.values(event).contains("poison")) {
                return RecordingFunction.FAILURE;
            }
            handled.addAll(RecordingFunction.values(event));
            return RecordingFunction.NOTHING;
        });

        start(topic.mapping().with(Batching.of(8)).with(RetryPolicy.atMost(0).withBisect()), function);

        await().until(() -> topic.committed(0) == 8);
        assertEquals(List.of("a", "b", "c", "e", "f", "g", "h"), handled);
        assertEquals(List.of(topic.name + "-0@3"), discarded(function));
    }

    @Test
    void aPartialAnswerIsACheckpointInEachPartition() {
        TestTopic topic = new TestTopic(2);
        AtomicInteger attempts = new AtomicInteger();
        RecordingFunction function = RecordingFunction.that(
                event -> attempts.incrementAndGet() == 1 ? failing(topic, 0, 2, 1) : RecordingFunction.NOTHING);
        start(topic.mapping().with(new Batching(6, Duration.ofSeconds(30))).withReportBatchItemFailures(), function);

        for (String value : List.of("1", "2", "3")) {
            topic.send(0, "a" + value);
            topic.send(1, "b" + value);
        }

        await().until(() -> topic.committed(0) == 3 && topic.committed(1) == 3);
        assertEquals(2, function.events.size());
        assertEquals(List.of("a2", "a3"), function.values().get(1));
        BatchResult first = function.outcomes.get(0).result();
        assertEquals(4, first.done().size());
        assertEquals(List.of(topic.name + "-0@1", topic.name + "-0@2"), first.redelivered());
    }

    @Test
    void whatIsBeforeTheCheckpointIsCommittedWhileTheRestIsTriedAgain() {
        TestTopic topic = new TestTopic(1);
        topic.send("a", "b", "c");
        RecordingFunction function = RecordingFunction.that(event -> failing(topic, 0, 1));

        start(topic.mapping().with(new Batching(3, Duration.ofSeconds(5))).withReportBatchItemFailures(), function);

        await().until(() -> function.events.size() > 2);
        assertEquals(1, topic.committed(0));
        assertEquals(List.of("b", "c"), function.values().get(2));
    }

    @Test
    void aMalformedAnswerFailsTheWholeBatch() {
        List<String> malformed = List.of(
                "no JSON",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"NAME-1-0\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"NAME-2\",\"offset\":7}}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"NAME-0\",\"offset\":0}}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"NAME-4\",\"offset\":\"0\"}}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":{}}]}");
        TestTopic topic = new TestTopic(malformed.size());
        for (int partition = 0; partition < malformed.size(); partition++) {
            topic.send(partition, String.valueOf(partition));
        }
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        RecordingFunction function = RecordingFunction.that(event -> {
            int partition = Integer.parseInt(RecordingFunction.values(event).get(0));
            return RecordingFunction.answer(
                    seen.add(partition) ? malformed.get(partition).replace("NAME", topic.name) : "{}");
        });

        start(topic.mapping().with(Batching.of(1)).withReportBatchItemFailures(), function);

        for (int partition = 0; partition < malformed.size(); partition++) {
            int one = partition;
            await().until(() -> topic.committed(one) == 1);
        }
        assertEquals(2 * malformed.size(), function.events.size());
    }

    @Test
    void withoutReportBatchItemFailuresTheListInTheAnswerMeansNothing() {
        TestTopic topic = new TestTopic(1);
        topic.send("a");
        RecordingFunction function = RecordingFunction.that(event -> failing(topic, 0, 0));

        start(topic.mapping(), function);

        await().until(() -> topic.committed(0) == 1);
        assertEquals(1, function.events.size());
    }

    @Test
    void aRecordThatIsLargerThanAnInvocationIsGivenUp() {
        TestTopic topic = TestTopic.forLargeRecords();
        topic.send("x".repeat(5 * 1024 * 1024), "b");
        RecordingFunction function = RecordingFunction.thatSucceeds();

        start(topic.mapping(), function);

        await().until(() -> topic.committed(0) == 2);
        assertEquals(List.of(List.of("b")), function.values());
        assertEquals(List.of(topic.name + "-0@0"), discarded(function));
    }

    private static Function<JsonNode, Answer> failingOn(String value) {
        return event ->
                RecordingFunction.values(event).contains(value) ? RecordingFunction.FAILURE : RecordingFunction.NOTHING;
    }

    /** Reports records of a partition. */
    private static Answer failing(TestTopic topic, int partition, int... offsets) {
        List<String> failures = new ArrayList<>();
        for (int offset : offsets) {
            failures.add("{\"itemIdentifier\":{\"partition\":\"%s-%d\",\"offset\":%d}}"
                    .formatted(topic.name, partition, offset));
        }
        return RecordingFunction.answer("{\"batchItemFailures\":" + failures + "}");
    }

    private static List<String> discarded(RecordingFunction function) {
        return function.outcomes.stream()
                .flatMap(outcome -> outcome.result().discarded().stream())
                .toList();
    }
}

package io.eventfunctions.local.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import io.eventfunctions.local.SharedResources;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;

import static io.eventfunctions.local.mapping.RecordingFunction.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How a mapping reads a topic, and when an offset is committed. */
@Timeout(60)
@ExtendWith(Brokers.Kafka.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = SharedResources.BROKERS, mode = ResourceAccessMode.READ)
class KafkaMappingTest {

    private final List<CompletableFuture<Answer>> running = new CopyOnWriteArrayList<>();
    private volatile boolean ending;
    private final List<Poller> pollers = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        ending = true;
        running.forEach(answer -> answer.complete(RecordingFunction.NOTHING));
        pollers.forEach(Poller::close);
    }

    private Poller start(KafkaMapping mapping, RecordingFunction function) {
        Poller poller = Poller.start(mapping, function, function);
        pollers.add(poller);
        return poller;
    }

    private CompletableFuture<Answer> laterAnswer() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        running.add(answer);
        if (ending) {
            answer.complete(RecordingFunction.NOTHING);
        }
        return answer;
    }

    @Test
    void anOffsetIsCommittedAfterSuccessOnly() {
        TestTopic topic = new TestTopic(1);
        topic.send("a", "b", "c");
        RecordingFunction function = RecordingFunction.slow(event -> laterAnswer());

        start(topic.mapping(), function);

        await().until(() -> running.size() == 1);
        assertEquals(0, topic.committed(0));
        running.get(0).complete(RecordingFunction.NOTHING);
        await().until(() -> topic.committed(0) == 3);
        assertEquals(List.of(List.of("a", "b", "c")), function.values());
    }

    @Test
    void aBatchHasAtMostItsSize() {
        TestTopic topic = new TestTopic(1);
        topic.send("a", "b", "c", "d", "e");
        RecordingFunction function = RecordingFunction.thatSucceeds();

        start(topic.mapping().with(Batching.of(2)), function);

        await().until(() -> topic.committed(0) == 5);
        assertEquals(List.of(List.of("a", "b"), List.of("c", "d"), List.of("e")), function.values());
    }

    @Test
    void aWindowGathersWhatComesMeanwhile() {
        TestTopic topic = new TestTopic(1);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        start(topic.mapping().with(new Batching(3, Duration.ofSeconds(30))), function);

        topic.send("a");
        topic.send("b");
        topic.send("c");

        await().until(() -> topic.committed(0) == 3);
        assertEquals(List.of(List.of("a", "b", "c")), function.values());
    }

    @Test
    void theEndOfTheWindowSendsWhatIsThere() {
        TestTopic topic = new TestTopic(1);
        topic.send("a");
        RecordingFunction function = RecordingFunction.thatSucceeds();

        start(topic.mapping().with(new Batching(100, Duration.ofSeconds(1))), function);

        await().until(() -> topic.committed(0) == 1);
    }

    @Test
    void aBatchEndsBeforeItsPayloadIsTooLargeAndWhatIsLeftWaits() {
        TestTopic topic = new TestTopic(1);
        String large = "x".repeat(900_000);
        topic.send(Stream.generate(() -> large).limit(11).toArray(String[]::new));
        RecordingFunction function = RecordingFunction.slow(event -> laterAnswer());

        start(topic.mapping().with(new Batching(100, Duration.ofSeconds(10))), function);

        await().until(() -> running.size() == 1);
        await().during(Duration.ofSeconds(2)).until(() -> running.size() == 1);
        assertEquals(5, function.values().get(0).size());
        assertTrue(function.events.get(0).toString().length() <= Batching.PAYLOAD_LIMIT);
        running.get(0).complete(RecordingFunction.NOTHING);
        await().until(() -> topic.committed(0) == 5 && running.size() == 2);
    }

    @Test
    void trimHorizonBeginsWithTheOldestRecord() {
        TestTopic topic = new TestTopic(1);
        topic.send("before");
        RecordingFunction function = RecordingFunction.thatSucceeds();

        start(topic.mapping(), function);

        topic.send("after");
        await().until(() -> topic.committed(0) == 2);
        assertEquals(List.of("before", "after"), all(function));
    }

    @Test
    void latestBeginsAfterTheNewestRecord() {
        TestTopic topic = new TestTopic(1);
        topic.send("before");
        RecordingFunction function = RecordingFunction.thatSucceeds();

        start(KafkaMapping.of(topic.topic(), new StartingPosition.Latest()), function);

        topic.send("after");
        await().until(() -> topic.committed(0) == 2);
        assertEquals(List.of("after"), all(function));
    }

    @Test
    void aTimestampBeginsWithTheFirstRecordThatIsNotOlder() {
        TestTopic topic = new TestTopic(1);
        Instant time = Instant.now().minusSeconds(600);
        sendAt(topic, time.minusMillis(1), "older");
        sendAt(topic, time, "at that time");
        RecordingFunction function = RecordingFunction.thatSucceeds();

        start(KafkaMapping.of(topic.topic(), new StartingPosition.AtTimestamp(time)), function);

        await().until(() -> topic.committed(0) == 2);
        assertEquals(List.of("at that time"), all(function));
    }

    @Test
    void aGroupThatHasReadGoesOnWhereItWas() {
        TestTopic topic = new TestTopic(1);
        topic.send("a");
        RecordingFunction first = RecordingFunction.thatSucceeds();
        Poller poller = start(topic.mapping(), first);
        await().until(() -> topic.committed(0) == 1);
        poller.close();
        topic.send("b");
        RecordingFunction second = RecordingFunction.thatSucceeds();

        start(topic.mapping(), second);

        await().until(() -> topic.committed(0) == 2);
        assertEquals(List.of("b"), all(second));
    }

    @Test
    void anInvocationMayHaveRecordsOfSeveralPartitions() {
        TestTopic topic = new TestTopic(2);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        start(topic.mapping().with(new Batching(4, Duration.ofSeconds(30))), function);

        topic.send(0, "a");
        topic.send(1, "b");
        topic.send(0, "c");
        topic.send(1, "d");

        await().until(() -> topic.committed(0) == 2 && topic.committed(1) == 2);
        assertEquals(1, function.events.size());
        assertEquals(
                2, function.events.get(0).at("/records/" + topic.name + "-0").size());
        assertEquals(
                2, function.events.get(0).at("/records/" + topic.name + "-1").size());
    }

    @Test
    void aPartitionIsInOneInvocationAtATimeAndPartitionsAreSideBySide() {
        TestTopic topic = new TestTopic(2);
        RecordingFunction function = RecordingFunction.slow(event -> laterAnswer());
        start(topic.mapping(), function);

        topic.send(0, "a");
        await().until(() -> running.size() == 1);
        topic.send(0, "b");
        topic.send(1, "c");
        await().until(() -> running.size() == 2);

        assertEquals(List.of(List.of("a"), List.of("c")), function.values());
        await().during(Duration.ofSeconds(1)).until(() -> running.size() == 2);
        running.get(0).complete(RecordingFunction.NOTHING);
        await().until(() -> running.size() == 3);
        assertEquals(List.of("b"), function.values().get(2));
    }

    @Test
    void whatIsUnderWayAtTheEndStillCounts() {
        TestTopic topic = new TestTopic(1);
        topic.send("a");
        Poller poller = start(topic.mapping(), RecordingFunction.slow(event -> laterAnswer()));
        await().until(() -> running.size() == 1);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(poller::close);
        running.get(0).complete(RecordingFunction.NOTHING);

        closing.join();
        assertEquals(1, topic.committed(0));
    }

    @Test
    void whatFailedBeforeTheEndComesAgainToTheNextPoller() {
        TestTopic topic = new TestTopic(1);
        topic.send("a");
        RecordingFunction failing = RecordingFunction.that(event -> RecordingFunction.FAILURE);
        Poller poller = start(topic.mapping(), failing);
        await().until(() -> !failing.outcomes.isEmpty());
        poller.close();
        RecordingFunction succeeding = RecordingFunction.thatSucceeds();

        start(topic.mapping(), succeeding);

        await().until(() -> topic.committed(0) == 1);
        assertEquals(List.of("a"), all(succeeding));
    }

    @Test
    void aPartitionMovesToAnotherPollerOnlyWhenItsInvocationIsOver() {
        TestTopic topic = new TestTopic(2);
        RecordingFunction first = RecordingFunction.slow(event -> laterAnswer());
        start(topic.mapping().with(Batching.of(1)), first);
        topic.send(0, "a");
        topic.send(1, "b");
        await().until(() -> running.size() == 2);
        RecordingFunction second = RecordingFunction.thatSucceeds();

        start(topic.mapping().with(Batching.of(1)), second);
        await().during(Duration.ofSeconds(3)).until(second.events::isEmpty);

        AtomicInteger more = new AtomicInteger();
        await().until(() -> {
            running.forEach(answer -> answer.complete(RecordingFunction.NOTHING));
            topic.send(0, "c" + more.incrementAndGet());
            topic.send(1, "d" + more.get());
            return !second.events.isEmpty();
        });
        List<String> twice = new ArrayList<>(all(first));
        twice.retainAll(all(second));
        assertEquals(List.of(), twice);
    }

    @Test
    void aTopicThatIsNotThereIsToldAtTheStart() {
        TopicReference none = TopicReference.selfManaged(TestTopic.servers(), "none", null);
        KafkaMapping mapping = KafkaMapping.of(none, new StartingPosition.Latest());

        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> start(mapping, RecordingFunction.thatSucceeds()));

        assertEquals("EVF1047: There is no topic none at " + TestTopic.servers() + ": create it", e.getMessage());
    }

    @Test
    void onlyRecordsThatPassAFilterReachTheFunction() {
        TestTopic topic = new TestTopic(1);
        topic.send("{\"type\":\"bill\"}", "{\"type\":\"order\"}", "no JSON");
        RecordingFunction function = RecordingFunction.thatSucceeds();

        start(topic.mapping().with(FilterCriteria.of("{\"value\":{\"type\":[\"order\"]}}")), function);

        await().until(() -> topic.committed(0) == 3);
        assertEquals(List.of("{\"type\":\"order\"}", "no JSON"), all(function));
    }

    private static void sendAt(TestTopic topic, Instant time, String value) {
        TestTopic.send(new ProducerRecord<>(topic.name, 0, time.toEpochMilli(), null, value.getBytes()));
    }

    private static List<String> all(RecordingFunction function) {
        return function.values().stream().flatMap(List::stream).toList();
    }
}

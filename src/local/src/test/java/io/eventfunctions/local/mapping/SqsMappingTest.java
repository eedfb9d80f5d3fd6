package io.eventfunctions.local.mapping;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
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
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

import static io.eventfunctions.local.mapping.RecordingFunction.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a mapping does with the messages of a standard queue. */
@Timeout(60)
@ExtendWith(Brokers.Sqs.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = SharedResources.BROKERS, mode = ResourceAccessMode.READ)
class SqsMappingTest {

    /** A poller takes a second to end its last poll, and every test has a queue of its own. */
    private static final List<CompletableFuture<Void>> CLOSING = new CopyOnWriteArrayList<>();

    private final List<CompletableFuture<Answer>> running = new CopyOnWriteArrayList<>();
    private volatile boolean ending;
    private Poller poller;

    @AfterEach
    void close() {
        ending = true;
        running.forEach(answer -> answer.complete(RecordingFunction.NOTHING));
        if (poller != null) {
            CLOSING.add(CompletableFuture.runAsync(poller::close));
        }
    }

    @AfterAll
    static void waitForAll() {
        CLOSING.forEach(CompletableFuture::join);
    }

    private void start(SqsMapping mapping, RecordingFunction function) {
        poller = Poller.start(mapping, function, function);
    }

    @Test
    void aMessageIsDeletedAfterSuccess() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        queue.send("a", "b", "c");

        start(SqsMapping.of(queue.queue()), function);

        await().until(queue::isEmpty);
        assertEquals(
                List.of("a", "b", "c"),
                function.bodies().stream().flatMap(List::stream).sorted().toList());
    }

    @Test
    void aBatchHasAtMostItsSize() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        queue.send("a", "b", "c", "d", "e");

        start(SqsMapping.of(queue.queue()).with(Batching.of(2)), function);

        await().until(queue::isEmpty);
        function.bodies().forEach(batch -> assertTrue(batch.size() <= 2, batch.toString()));
    }

    @Test
    void aWindowGathersMoreThanOnePollGives() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        queue.send(numbers(25));

        start(SqsMapping.of(queue.queue()).with(new Batching(25, Duration.ofSeconds(30))), function);

        await().until(queue::isEmpty);
        assertEquals(1, function.events.size());
        assertEquals(25, function.bodies().get(0).size());
    }

    @Test
    void theEndOfTheWindowSendsWhatIsThere() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        queue.send("a");

        start(SqsMapping.of(queue.queue()).with(new Batching(1000, Duration.ofSeconds(1))), function);

        await().until(queue::isEmpty);
        assertEquals(List.of(List.of("a")), function.bodies());
    }

    @Test
    void aBatchEndsBeforeItsPayloadIsTooLarge() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        String large = "x".repeat(250_000);
        IntStream.range(0, 30).forEach(i -> queue.send(large));

        start(SqsMapping.of(queue.queue()).with(new Batching(1000, Duration.ofSeconds(2))), function);

        await().until(queue::isEmpty);
        function.events.forEach(event -> assertTrue(event.toString().length() <= Batching.PAYLOAD_LIMIT));
        assertTrue(function.bodies().get(0).size() < 30);
    }

    @Test
    void afterAnErrorTheWholeBatchComesAgain() {
        TestQueue queue = TestQueue.standard(5);
        RecordingFunction function = RecordingFunction.that(
                event -> receptions(event) == 1 ? RecordingFunction.FAILURE : RecordingFunction.NOTHING);
        queue.send("a", "b");

        start(SqsMapping.of(queue.queue()).with(new Batching(2, Duration.ofSeconds(20))), function);

        await().until(queue::isEmpty);
        assertEquals(
                List.of(List.of("a", "b"), List.of("a", "b")),
                function.bodies().stream().map(SqsMappingTest::sorted).toList());
    }

    @Test
    void aFailedMessageStaysInvisibleAsLongAsItsQueueSays() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.that(event -> RecordingFunction.FAILURE);
        queue.send("a");

        start(SqsMapping.of(queue.queue()), function);

        await().until(() -> !function.outcomes.isEmpty());
        assertEquals(1, queue.invisible());
        assertEquals(0, queue.visible());
        assertEquals(
                "the function failed: java.lang.IllegalStateException: no",
                function.outcomes.get(0).result().reason());
    }

    @Test
    void asManyInvocationsAsAllowedRunAtTheSameTime() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.slow(event -> laterAnswer());
        queue.send(numbers(5));

        start(SqsMapping.of(queue.queue()).with(Batching.of(1)).withMaximumConcurrency(2), function);

        await().until(() -> running.size() == 2);
        await().during(Duration.ofSeconds(1)).until(() -> running.size() == 2);
        running.get(0).complete(RecordingFunction.NOTHING);
        await().until(() -> running.size() == 3);
        await().until(() -> {
            running.forEach(answer -> answer.complete(RecordingFunction.NOTHING));
            return queue.isEmpty();
        });
    }

    @Test
    void aMessageThatIsReceivedTooOftenIsRedrivenByItsQueue() {
        TestQueue dead = TestQueue.standard(TestQueue.LONG);
        TestQueue queue = TestQueue.withDeadLetters(dead, 2);
        RecordingFunction function = RecordingFunction.that(event -> RecordingFunction.FAILURE);
        queue.send("poison");

        start(SqsMapping.of(queue.queue()), function);

        await().until(() -> dead.visible() == 1);
        assertEquals(2, function.events.size());
        assertEquals(List.of("poison"), dead.receive());
    }

    @Test
    void whatIsUnderWayAtTheEndStillCounts() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.slow(event -> laterAnswer());
        queue.send("a");
        start(SqsMapping.of(queue.queue()), function);
        await().until(() -> running.size() == 1);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(poller::close);
        running.get(0).complete(RecordingFunction.NOTHING);

        closing.join();
        assertTrue(queue.isEmpty());
    }

    @Test
    void aFunctionThatBreaksItsPromiseFailsItsBatchOnly() {
        TestQueue queue = TestQueue.standard(5);
        RecordingFunction function = RecordingFunction.slow(event -> {
            if (receptions(event) == 1) {
                throw new IllegalStateException("no answer");
            }
            return CompletableFuture.completedStage(RecordingFunction.NOTHING);
        });
        queue.send("a");

        start(SqsMapping.of(queue.queue()), function);

        await().until(queue::isEmpty);
        assertEquals(List.of(List.of("a"), List.of("a")), function.bodies());
    }

    @Test
    void aListenerThatFailsHarmsNothing() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        queue.send("a", "b");

        poller = Poller.start(SqsMapping.of(queue.queue()).with(Batching.of(1)), function, outcome -> {
            throw new IllegalStateException("the listener's own fault");
        });

        await().until(queue::isEmpty);
    }

    @Test
    void aQueueIsFoundByItsArn() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        queue.send("a");

        start(SqsMapping.of(QueueReference.named(queue.arn(), Brokers.sqs().endpoint())), function);

        await().until(queue::isEmpty);
    }

    @Test
    void aQueueThatIsNotThereIsToldAtTheStart() {
        QueueReference queue = QueueReference.at(Brokers.sqs().endpoint() + "/000000000000/none");

        IllegalStateException e = assertThrows(
                IllegalStateException.class, () -> start(SqsMapping.of(queue), RecordingFunction.thatSucceeds()));

        assertTrue(
                e.getMessage().startsWith("EVF1041: The queue " + queue.reference() + " cannot be reached"),
                e.getMessage());
    }

    @Test
    void onlyMessagesThatPassAFilterReachTheFunction() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        queue.send("{\"type\":\"order\"}", "{\"type\":\"bill\"}", "no JSON");

        start(SqsMapping.of(queue.queue()).with(FilterCriteria.of("{\"body\":{\"type\":[\"order\"]}}")), function);

        await().until(queue::isEmpty);
        assertEquals(List.of(List.of("{\"type\":\"order\"}")), function.bodies());
    }

    private CompletableFuture<Answer> laterAnswer() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        running.add(answer);
        if (ending) {
            answer.complete(RecordingFunction.NOTHING);
        }
        return answer;
    }

    private static int receptions(JsonNode event) {
        return event.at("/Records/0/attributes/ApproximateReceiveCount").asInt();
    }

    private static List<String> sorted(List<String> bodies) {
        return bodies.stream().sorted().toList();
    }

    private static String[] numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new);
    }
}

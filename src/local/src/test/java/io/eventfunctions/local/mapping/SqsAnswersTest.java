package io.eventfunctions.local.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.eventfunctions.local.mapping.sqs.SqsMapping;

import static io.eventfunctions.local.mapping.RecordingFunction.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a function's answer means for the messages of a standard queue. */
@Timeout(60)
@ExtendWith(Brokers.Sqs.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = SharedResources.BROKERS, mode = ResourceAccessMode.READ)
class SqsAnswersTest {

    private static final String NO_ANSWER = "no answer";

    private Poller poller;

    @AfterEach
    void close() {
        poller.close();
    }

    private void start(SqsMapping mapping, RecordingFunction function) {
        poller = Poller.start(mapping, function, function);
    }

    @Test
    void onlyReportedMessagesComeAgain() {
        TestQueue queue = TestQueue.standard(6);
        RecordingFunction function = RecordingFunction.that(
                event -> receptions(event) == 1 ? failing(event, "b") : RecordingFunction.NOTHING);
        queue.send("a", "b", "c");

        start(
                SqsMapping.of(queue.queue())
                        .with(new Batching(3, Duration.ofSeconds(1)))
                        .withReportBatchItemFailures(),
                function);

        await().until(queue::isEmpty);
        assertEquals(List.of("a", "b", "c"), sorted(function.bodies().get(0)));
        assertEquals(List.of("b"), function.bodies().get(1));
        BatchResult result = function.outcomes.get(0).result();
        assertEquals(2, result.done().size());
        assertEquals(1, result.redelivered().size());
    }

    @Test
    void withoutReportBatchItemFailuresTheListInTheAnswerMeansNothing() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.that(event -> failing(event, "a"));
        queue.send("a");

        start(SqsMapping.of(queue.queue()), function);

        await().until(() -> !function.outcomes.isEmpty());
        assertTrue(queue.isEmpty());
    }

    @Test
    void anAnswerWithoutFailuresIsSuccess() {
        assertFailed(
                List.of(),
                "null",
                "\"\"",
                "[]",
                "{}",
                "{\"batchItemFailures\":[]}",
                "{\"batchItemFailures\":null}",
                "{\"statusCode\":200}",
                NO_ANSWER);
    }

    @Test
    void aMalformedAnswerIsFailure() {
        String[] answers = {
            "no JSON",
            "{\"batchItemFailures\":[]} {}",
            "\"done\"",
            "{\"batchItemFailures\":\"all\"}",
            "{\"batchItemFailures\":[{}]}",
            "{\"batchItemFailures\":[\"an id\"]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
            "{\"batchItemFailures\":[{\"messageId\":\"1\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":1}]}"
        };
        assertFailed(List.of(answers), answers);
    }

    @Test
    void oneUnknownIdentifierFailsTheWholeBatch() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.that(event -> RecordingFunction.answer(
                "{\"batchItemFailures\":[{\"itemIdentifier\":%s},{\"itemIdentifier\":\"unknown\"}]}"
                        .formatted(event.at("/Records/0/messageId"))));
        queue.send("a", "b");

        start(
                SqsMapping.of(queue.queue())
                        .with(new Batching(2, Duration.ofSeconds(20)))
                        .withReportBatchItemFailures(),
                function);

        await().until(() -> !function.outcomes.isEmpty());
        assertEquals(2, queue.invisible());
        assertEquals(2, function.outcomes.get(0).result().redelivered().size());
    }

    /** Each message says how it is answered, and is a batch of its own. */
    private void assertFailed(List<String> failed, String... answers) {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        RecordingFunction function = RecordingFunction.that(event -> {
            String body = RecordingFunction.bodies(event).get(0);
            return body.equals(NO_ANSWER) ? RecordingFunction.answer("") : RecordingFunction.answer(body);
        });
        queue.send(answers);

        start(SqsMapping.of(queue.queue()).with(Batching.of(1)).withReportBatchItemFailures(), function);

        await().until(() -> function.outcomes.size() == answers.length);
        assertEquals(
                failed.stream().sorted().toList(),
                function.outcomes.stream()
                        .filter(outcome -> !outcome.result().redelivered().isEmpty())
                        .map(outcome -> new String(outcome.answer().payload(), StandardCharsets.UTF_8))
                        .sorted()
                        .toList());
        assertEquals(failed.size(), queue.invisible());
    }

    static Answer failing(JsonNode event, String body) {
        StringBuilder failures = new StringBuilder();
        for (JsonNode message : event.get("Records")) {
            if (message.get("body").textValue().equals(body)) {
                failures.append(failures.isEmpty() ? "" : ",")
                        .append("{\"itemIdentifier\":")
                        .append(message.get("messageId"))
                        .append('}');
            }
        }
        return RecordingFunction.answer("{\"batchItemFailures\":[" + failures + "]}");
    }

    private static int receptions(JsonNode event) {
        return event.at("/Records/0/attributes/ApproximateReceiveCount").asInt();
    }

    private static List<String> sorted(List<String> bodies) {
        return bodies.stream().sorted().toList();
    }
}

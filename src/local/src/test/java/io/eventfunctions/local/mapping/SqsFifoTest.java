package io.eventfunctions.local.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

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

/** What a mapping does with the message groups of a FIFO queue. */
@Timeout(60)
@ExtendWith(Brokers.Sqs.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = SharedResources.BROKERS, mode = ResourceAccessMode.READ)
class SqsFifoTest {

    private Poller poller;

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void theMessagesOfAGroupAreHandledOnceAndInOrder() {
        TestQueue queue = TestQueue.fifo(TestQueue.LONG);
        Map<String, List<String>> handled = new ConcurrentHashMap<>();
        Set<String> busy = ConcurrentHashMap.newKeySet();
        List<String> overlaps = new CopyOnWriteArrayList<>();
        RecordingFunction function = RecordingFunction.that(event -> {
            Set<String> groups = new HashSet<>();
            event.get("Records").forEach(message -> groups.add(group(message)));
            groups.stream().filter(group -> !busy.add(group)).forEach(overlaps::add);
            event.get("Records").forEach(message -> add(handled, message));
            busy.removeAll(groups);
            return RecordingFunction.NOTHING;
        });
        List<String> numbers = send(queue, List.of("a", "b", "c"), 12);

        poller = Poller.start(
                SqsMapping.of(queue.queue()).with(Batching.of(3)).withMaximumConcurrency(10), function, function);

        await().until(queue::isEmpty);
        assertEquals(Map.of("a", numbers, "b", numbers, "c", numbers), handled);
        assertTrue(overlaps.isEmpty(), "groups in two invocations at the same time: " + overlaps);
    }

    @Test
    void aFailingGroupWaitsAndTheOthersGoOn() {
        TestQueue queue = TestQueue.fifo(8);
        Map<String, List<String>> handled = new ConcurrentHashMap<>();
        List<String> othersAtTheSecondTry = new CopyOnWriteArrayList<>();
        RecordingFunction function =
                RecordingFunction.that(event -> untilTheFirstFailure(event, handled, othersAtTheSecondTry));
        List<String> numbers = send(queue, List.of("a", "b", "c"), 10);

        poller = Poller.start(
                SqsMapping.of(queue.queue()).withReportBatchItemFailures().withMaximumConcurrency(10),
                function,
                function);

        await().until(queue::isEmpty);
        assertEquals(Map.of("a", numbers, "b", numbers, "c", numbers), handled);
        assertEquals(
                20,
                othersAtTheSecondTry.size(),
                "what was done of the other groups when the failed message came again");
    }

    /** Message 3 of group b fails the first time; as AWS asks for, what follows it in its group isn't tried. */
    private static Answer untilTheFirstFailure(
            JsonNode event, Map<String, List<String>> handled, List<String> othersAtTheSecondTry) {
        List<String> failures = new ArrayList<>();
        for (JsonNode message : event.get("Records")) {
            boolean third = group(message).equals("b")
                    && message.get("body").textValue().equals("b3");
            boolean again = message.at("/attributes/ApproximateReceiveCount").asInt() > 1;
            if (third && again) {
                othersAtTheSecondTry.addAll(handled.getOrDefault("a", List.of()));
                othersAtTheSecondTry.addAll(handled.getOrDefault("c", List.of()));
            }
            if (third && !again || group(message).equals("b") && !failures.isEmpty()) {
                failures.add("{\"itemIdentifier\":" + message.get("messageId") + "}");
            } else {
                add(handled, message);
            }
        }
        return RecordingFunction.answer("{\"batchItemFailures\":" + failures + "}");
    }

    private static List<String> send(TestQueue queue, List<String> groups, int messages) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= messages; i++) {
            numbers.add(String.valueOf(i));
            for (String group : groups) {
                queue.sendTo(group, group + i);
            }
        }
        return numbers;
    }

    private static void add(Map<String, List<String>> handled, JsonNode message) {
        handled.computeIfAbsent(group(message), group -> new CopyOnWriteArrayList<>())
                .add(message.get("body").textValue().substring(1));
    }

    private static String group(JsonNode message) {
        return message.at("/attributes/MessageGroupId").textValue();
    }
}

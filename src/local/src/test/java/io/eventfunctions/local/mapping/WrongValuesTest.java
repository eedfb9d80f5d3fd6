package io.eventfunctions.local.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.RetryPolicy;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.failure.OnFailure;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A value that AWS refuses is refused with a sentence that names it and what AWS allows. */
class WrongValuesTest {

    private static final QueueReference STANDARD =
            QueueReference.at("https://sqs.eu-west-1.amazonaws.com/123456789012/users");
    private static final QueueReference FIFO =
            QueueReference.at("https://sqs.eu-west-1.amazonaws.com/123456789012/users.fifo");
    private static final TopicReference TOPIC = TopicReference.selfManaged("127.0.0.1:9092", "users", "welcome");
    private static final StartingPosition LATEST = new StartingPosition.Latest();

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("The batch size is 0; AWS allows 1 to 10000", () -> Batching.of(0)),
                wrong("The batch size is 10001; AWS allows 1 to 10000", () -> Batching.of(10_001)),
                wrong(
                        "The batching window is PT5M1S; AWS allows whole seconds from 0 to 300",
                        () -> new Batching(1, Duration.ofSeconds(301))),
                wrong(
                        "The batching window is PT1.5S; AWS allows whole seconds from 0 to 300",
                        () -> new Batching(1, Duration.ofMillis(1500))),
                wrong(
                        "The batching window is PT-1S; AWS allows whole seconds from 0 to 300",
                        () -> new Batching(1, Duration.ofSeconds(-1))),
                wrong(
                        "The batch size of users is 11 with a batching window of PT0S; above 10 AWS allows windows of 1 to 300"
                                + " seconds only",
                        () -> SqsMapping.of(STANDARD).with(Batching.of(11))),
                wrong("The batch size of the FIFO queue users.fifo is 11; AWS allows 1 to 10", () -> SqsMapping.of(FIFO)
                        .with(new Batching(11, Duration.ofSeconds(1)))),
                wrong(
                        "The FIFO queue users.fifo has a batching window of PT1S; AWS allows windows for standard queues only",
                        () -> SqsMapping.of(FIFO).with(new Batching(1, Duration.ofSeconds(1)))),
                wrong(
                        "The batching window of users is PT0.5S; AWS allows whole seconds from 0 to 300",
                        () -> SqsMapping.of(STANDARD).with(new Batching(1, Batching.HALF_A_SECOND))),
                wrong("The maximum concurrency of users is 1; AWS allows 2 to 1000", () -> SqsMapping.of(STANDARD)
                        .withMaximumConcurrency(1)),
                wrong("The maximum concurrency of users is 1001; AWS allows 2 to 1000", () -> SqsMapping.of(STANDARD)
                        .withMaximumConcurrency(1001)),
                wrong(
                        "The queue is \"users\"; AWS allows its URL (https://...) or its ARN (arn:aws:sqs:region:account:name)",
                        () -> QueueReference.at("users")),
                wrong(
                        "The topic is \"a topic\"; AWS allows up to 249 letters, digits, '.', '_' and '-', and no '.' at the"
                                + " start",
                        () -> TopicReference.selfManaged("127.0.0.1:9092", "a topic", null)),
                wrong(
                        "The consumer group is \"\"; AWS allows up to 200 letters, digits and /*:_+=.@-",
                        () -> TopicReference.selfManaged("127.0.0.1:9092", "users", "")),
                wrong(
                        "The cluster is \"mine\"; AWS allows arn:aws:kafka:region:account:cluster/name/id",
                        () -> TopicReference.msk("mine", "127.0.0.1:9092", "users", null)),
                wrong(
                        "The maximum of retry attempts is -2; AWS allows 0 to 10000, or -1 for no maximum",
                        () -> RetryPolicy.atMost(-2)),
                wrong(
                        "The maximum of retry attempts is 10001; AWS allows 0 to 10000, or -1 for no maximum",
                        () -> RetryPolicy.atMost(10_001)),
                wrong(
                        "The maximum record age is PT59S; AWS allows whole seconds from 60 to 604800, or none",
                        () -> new RetryPolicy(0, Duration.ofSeconds(59), false)),
                wrong(
                        "The maximum record age is PT168H1S; AWS allows whole seconds from 60 to 604800, or none",
                        () -> new RetryPolicy(0, Duration.ofSeconds(604_801), false)),
                wrong(
                        "The starting position is the timestamp 2999-01-01T00:00:00Z; AWS allows none in the future",
                        () -> new StartingPosition.AtTimestamp(Instant.parse("2999-01-01T00:00:00Z"))),
                wrong(
                        "The on-failure destination of topic users is that topic; AWS allows another one only",
                        () -> KafkaMapping.of(TOPIC, LATEST).with(new OnFailure.Topic("users"))),
                wrong(
                        "The on-failure destination is the FIFO queue users.fifo; AWS allows standard queues",
                        () -> new OnFailure.Queue(FIFO)),
                wrong("The filter criteria have 0 patterns; AWS allows 1 to 10", FilterCriteria::of),
                wrong(
                        "The filter criteria have 11 patterns; AWS allows 1 to 10",
                        () -> FilterCriteria.of(many("{\"body\":[\"a\"]}", 11))),
                wrong(
                        "The filter pattern {\"messageAttributes\":{\"a\":[\"b\"]}} has the key messageAttributes; AWS supports body only",
                        () -> SqsMapping.of(STANDARD)
                                .with(FilterCriteria.of("{\"messageAttributes\":{\"a\":[\"b\"]}}"))),
                wrong(
                        "The filter pattern {\"key\":[\"a\"]} has the key key; AWS supports value only",
                        () -> KafkaMapping.of(TOPIC, LATEST).with(FilterCriteria.of("{\"key\":[\"a\"]}"))));
    }

    private static Arguments wrong(String sentence, Executable value) {
        return arguments(sentence, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void isRefused(String sentence, Executable value) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, value);

        assertEquals("EVF1040: Invalid event source mapping: " + sentence, e.getMessage());
    }

    @Test
    void aFilterPatternThatIsNoneIsRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> FilterCriteria.of("{\"body\":\"a\"}"));

        assertTrue(
                e.getMessage()
                        .startsWith(
                                "EVF1040: Invalid event source mapping: The filter pattern {\"body\":\"a\"} is not one that AWS allows: "),
                e.getMessage());
    }

    @Test
    void theGreatestValuesAreAllowed() {
        assertDoesNotThrow(() -> SqsMapping.of(STANDARD)
                .with(new Batching(10_000, Duration.ofSeconds(300)))
                .withMaximumConcurrency(1000));
        assertDoesNotThrow(() -> SqsMapping.of(FIFO).with(Batching.of(10)));
        assertDoesNotThrow(() -> new RetryPolicy(10_000, Duration.ofSeconds(604_800), true));
    }

    @Test
    void aConsumerGroupIsMadeUpIfThereIsNone() {
        TopicReference topic = new TopicReference("127.0.0.1:9092", "users", null, null, Map.of());

        assertEquals(36, topic.consumerGroup().length());
    }

    private static String[] many(String text, int count) {
        String[] all = new String[count];
        Arrays.fill(all, text);
        return all;
    }
}

package io.eventfunctions.local.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import io.eventfunctions.local.SharedResources;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.RetryPolicy;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.failure.OnFailure;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;

import static io.eventfunctions.local.mapping.RecordingFunction.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an on-failure destination is told about records that were given up. */
@Timeout(60)
@ExtendWith({Brokers.Sqs.class, Brokers.Kafka.class})
@ResourceLock(value = SharedResources.BROKERS, mode = ResourceAccessMode.READ)
class OnFailureTest {

    private static final String CLUSTER = "arn:aws:kafka:eu-west-1:123456789012:cluster/users/751d2973-2";

    private Poller poller;

    @AfterEach
    void close() {
        poller.close();
    }

    private void failing(KafkaMapping mapping) {
        RecordingFunction function = RecordingFunction.that(event -> RecordingFunction.FAILURE);
        poller = Poller.start(mapping, function, function);
    }

    private static KafkaMapping msk(TestTopic topic, RetryPolicy retries, OnFailure destination) {
        TopicReference source = TopicReference.msk(CLUSTER, TestTopic.servers(), topic.name, topic.group);
        return KafkaMapping.of(source, new StartingPosition.TrimHorizon())
                .with(Batching.of(2))
                .with(retries)
                .with(destination);
    }

    @Test
    void aQueueIsToldOnceAboutTheBatch() {
        TestTopic topic = new TestTopic(1);
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        topic.send("a", "b");

        failing(msk(topic, RetryPolicy.atMost(1), new OnFailure.Queue(queue.queue())));

        await().until(() -> topic.committed(0) == 2);
        List<String> told = queue.receive();
        assertEquals(1, told.size());
        JsonNode document = RecordingFunction.tree(told.get(0).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                Sample.shape(Sample.named("kafka-failure-queue.json")).stream()
                        .map(path -> path.replace("mytopic", topic.name))
                        .toList(),
                Sample.shape(document));
        assertEquals(
                "RetryAttemptsExhausted",
                document.at("/requestContext/condition").textValue());
        assertEquals(2, document.at("/requestContext/approximateInvokeCount").intValue());
        assertEquals(
                "arn:aws:lambda:eu-west-1:123456789012:function:welcome",
                document.at("/requestContext/functionArn").textValue());
        assertEquals(2, document.at("/KafkaBatchInfo/batchSize").intValue());
        JsonNode range = document.at("/KafkaBatchInfo/recordsInfo/" + topic.name + "-0");
        assertEquals("0", range.get("firstRecordOffset").textValue());
        assertEquals("1", range.get("lastRecordOffset").textValue());
    }

    @Test
    void aTopicGetsEachRecordWithItsKey() {
        TestTopic topic = new TestTopic(1);
        TestTopic dead = new TestTopic(1);
        for (String key : List.of("k1", "k2")) {
            TestTopic.send(new ProducerRecord<>(
                    topic.name, 0, key.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8)));
        }

        failing(msk(topic, RetryPolicy.atMost(0), new OnFailure.Topic(dead.name)));

        await().until(() -> topic.committed(0) == 2);
        List<ConsumerRecord<String, String>> told = dead.records(2);
        assertEquals(List.of("k1", "k2"), told.stream().map(ConsumerRecord::key).toList());
        JsonNode document = RecordingFunction.tree(told.get(1).value().getBytes(StandardCharsets.UTF_8));
        assertEquals(
                Sample.shape(Sample.named("kafka-failure-topic.json")).stream()
                        .map(path -> path.replace("mytopic", topic.name))
                        .toList(),
                Sample.shape(document));
        assertEquals(
                "RetriesExhausted", document.at("/requestContext/condition").textValue());
        assertEquals("1", document.at("/KafkaBatchInfo/recordInfo/offset").textValue());
        assertEquals(List.of("k2"), RecordingFunction.values(document.get("payload")));
    }

    @Test
    void aRecordThatIsTooOldIsToldWithoutAnAnswer() {
        TestTopic topic = new TestTopic(1);
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        long old = System.currentTimeMillis() - 120_000;
        TestTopic.send(new ProducerRecord<>(topic.name, 0, old, null, "old".getBytes(StandardCharsets.UTF_8)));
        RetryPolicy retries = new RetryPolicy(RetryPolicy.UNLIMITED, Duration.ofSeconds(60), false);

        failing(msk(topic, retries, new OnFailure.Queue(queue.queue())));

        await().until(() -> topic.committed(0) == 1);
        JsonNode document = RecordingFunction.tree(queue.receive().get(0).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "RecordAgeExceeded", document.at("/requestContext/condition").textValue());
        assertEquals(0, document.at("/requestContext/approximateInvokeCount").intValue());
        assertTrue(document.get("responseContext").isNull());
    }
}

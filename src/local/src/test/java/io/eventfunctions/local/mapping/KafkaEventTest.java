package io.eventfunctions.local.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import io.eventfunctions.local.SharedResources;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;

import static io.eventfunctions.local.mapping.RecordingFunction.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The events for Kafka records have the fields, the types and the order of AWS's documented samples. */
@Timeout(60)
@ExtendWith(Brokers.Kafka.class)
@ResourceLock(value = SharedResources.BROKERS, mode = ResourceAccessMode.READ)
class KafkaEventTest {

    private static final String CLUSTER = "arn:aws:kafka:us-east-1:000000000000:cluster/users/751d2973-2";

    private Poller poller;

    @AfterEach
    void close() {
        poller.close();
    }

    private JsonNode eventOf(TopicReference topic) {
        RecordingFunction function = RecordingFunction.thatSucceeds();
        poller = Poller.start(KafkaMapping.of(topic, new StartingPosition.TrimHorizon()), function, function);
        await().until(() -> !function.events.isEmpty());
        return function.events.get(0);
    }

    private static void sendLikeTheSample(TestTopic topic) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.name, 0, bytes("key"), bytes("Hello, this is a test."));
        record.headers().add("headerKey", bytes("headerValue"));
        TestTopic.send(record);
    }

    private static List<String> shapeOf(String sample, TestTopic topic) {
        return Sample.shape(Sample.named(sample)).stream()
                .map(path -> path.replace("mytopic", topic.name))
                .toList();
    }

    @Test
    void anEventOfAnMskClusterLooksAsOnAws() {
        TestTopic topic = new TestTopic(1);
        sendLikeTheSample(topic);

        JsonNode event = eventOf(TopicReference.msk(CLUSTER, TestTopic.servers(), topic.name, topic.group));

        assertEquals(shapeOf("msk-event.json", topic), Sample.shape(event));
        assertEquals("aws:kafka", event.get("eventSource").textValue());
        assertEquals(CLUSTER, event.get("eventSourceArn").textValue());
        JsonNode record = event.at("/records/" + topic.name + "-0/0");
        JsonNode sample = Sample.named("msk-event.json").at("/records/mytopic-0/0");
        assertEquals(sample.get("value"), record.get("value"));
        assertEquals(sample.get("headers"), record.get("headers"));
        assertEquals(sample.get("timestampType"), record.get("timestampType"));
    }

    @Test
    void anEventOfASelfManagedClusterLooksAsOnAws() {
        TestTopic topic = new TestTopic(1);
        sendLikeTheSample(topic);

        JsonNode event = eventOf(topic.topic());

        assertEquals(shapeOf("self-managed-kafka-event.json", topic), Sample.shape(event));
        assertEquals("SelfManagedKafka", event.get("eventSource").textValue());
        assertEquals(TestTopic.servers(), event.get("bootstrapServers").textValue());
    }

    @Test
    void headerBytesAreSigned() {
        TestTopic topic = new TestTopic(1);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name, bytes("a"));
        record.headers().add("h", new byte[] {(byte) 0xC3, (byte) 0xA9, 127}).add("h", new byte[0]);
        TestTopic.send(record);

        JsonNode headers = eventOf(topic.topic()).at("/records/" + topic.name + "-0/0/headers");

        assertEquals("[{\"h\":[-61,-87,127]},{\"h\":[]}]", headers.toString());
    }

    @Test
    void aRecordWithoutKeyAndValueHasNeither() {
        TestTopic topic = new TestTopic(1);
        TestTopic.send(new ProducerRecord<>(topic.name, 0, null, null));

        JsonNode record = eventOf(topic.topic()).at("/records/" + topic.name + "-0/0");

        assertFalse(record.has("key"));
        assertFalse(record.has("value"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

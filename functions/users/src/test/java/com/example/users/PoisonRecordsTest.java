package com.example.users;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import io.cloudevents.CloudEvent;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Records on the topic that are no events: each ends among the dead letters, and the consumer goes on. */
@QuarkusTest
@Tag("kafka")
class PoisonRecordsTest {

    private final String kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final String key = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{\"specversion\":",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\"}",
                "{\"specversion\":\"7.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}",
                "[]",
            })
    void aStructuredRecordThatIsNoEventIsADeadLetterWithItsBytes(String value) throws Exception {
        send(value, "application/cloudevents+json");
        CloudEvent letter = deadLetter();
        assertEquals("undecodable", letter.getExtension("deadletterreason"));
        assertEquals(
                value,
                letter.getData() == null ? "" : new String(letter.getData().toBytes(), UTF_8));
        theConsumerGoesOn();
    }

    @Test
    void aRecordWithoutHeadersIsADeadLetter() throws Exception {
        send("plain text", null);
        assertEquals("io.eventfunctions.undecodable", deadLetter().getType());
        theConsumerGoesOn();
    }

    @Test
    void aTombstoneIsADeadLetter() throws Exception {
        send(null, null);
        CloudEvent letter = deadLetter();
        assertNull(letter.getData());
        assertTrue(letter.getExtension("deadlettermessage").toString().contains("tombstone"));
        theConsumerGoesOn();
    }

    private void theConsumerGoesOn() throws Exception {
        String id = UUID.randomUUID().toString();
        send(
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"com.example.user.registered\",\"data\":{\"id\":\"%s\",\"name\":\"n\",\"email\":\"e@x\"}}"
                        .formatted(id, id),
                "application/cloudevents+json");
        new Topic(kafka, "emails").await(event -> id.equals(event.getExtension("causationid")));
    }

    private CloudEvent deadLetter() {
        return new Topic(kafka, "users-dead-letters").await(event -> key.equals(event.getExtension("partitionkey")));
    }

    private void send(String value, String contentType) throws ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("users", key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
        if (contentType != null) {
            record.headers().add("content-type", contentType.getBytes(UTF_8));
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}

package io.eventfunctions.kafka;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.eventfunctions.codec.PayloadDecoder;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KafkaCodecTest {

    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("42")
            .withSource(URI.create("/test"))
            .withType("com.example.happened")
            .withTime(OffsetDateTime.parse("2026-01-31T12:00:00Z"))
            .withSubject("süß")
            .withExtension("partitionkey", "jo")
            .withData("application/json", "{\"a\":1}".getBytes(UTF_8))
            .build();

    private final KafkaCodec codec = new KafkaCodec();

    @ParameterizedTest
    @EnumSource(ContentMode.class)
    void whatItWritesItReadsAgain(ContentMode mode) {
        CloudEvent read = event(redelivered(codec.encode(EVENT, mode)));
        assertEquals(EVENT.getAttributeNames(), read.getAttributeNames());
        assertEquals(EVENT.getSubject(), read.getSubject());
        assertEquals(EVENT.getTime(), read.getTime());
        assertEquals("jo", read.getExtension("partitionkey"));
        assertArrayEquals(EVENT.getData().toBytes(), read.getData().toBytes());
    }

    @ParameterizedTest
    @EnumSource(ContentMode.class)
    void cloudEventsOwnDeserializerReadsWhatItWrites(ContentMode mode) {
        Message<?> message = codec.encode(EVENT, mode);
        try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
            deserializer.configure(Map.of(), false);
            CloudEvent read =
                    deserializer.deserialize("t", metadata(message).getHeaders(), (byte[]) message.getPayload());
            assertEquals("42", read.getId());
            assertEquals("{\"a\":1}", new String(read.getData().toBytes(), UTF_8));
        }
    }

    @Test
    void thePartitionKeyIsTheRecordsKey() {
        assertArrayEquals("jo".getBytes(UTF_8), (byte[])
                metadata(codec.encode(EVENT, null)).getKey());
    }

    @Test
    void binaryIsTheUsualMode() {
        Headers headers = metadata(codec.encode(EVENT, null)).getHeaders();
        assertEquals(
                "com.example.happened", new String(headers.lastHeader("ce_type").value(), UTF_8));
    }

    @Test
    void anEventWithoutDataIsNoTombstone() {
        CloudEvent noData = CloudEventBuilder.from(EVENT).withoutData().build();
        Message<?> message = codec.encode(noData, ContentMode.BINARY);
        assertEquals(0, ((byte[]) message.getPayload()).length);
        assertNull(event(redelivered(message)).getData());
    }

    @Test
    void theRecordsKeyStandsInForAMissingPartitionKey() {
        CloudEvent keyless =
                CloudEventBuilder.from(EVENT).withoutExtension("partitionkey").build();
        Message<?> message = codec.encode(keyless, null);
        CloudEvent read = event(record(
                "alice".getBytes(UTF_8),
                (byte[]) message.getPayload(),
                metadata(message).getHeaders()));
        assertEquals("alice", read.getExtension("partitionkey"));
    }

    @ParameterizedTest
    @MethodSource
    void theRecordsKeySurvivesWhateverItIs(byte[] key) {
        CloudEvent keyless =
                CloudEventBuilder.from(EVENT).withoutExtension("partitionkey").build();
        Message<?> message = codec.encode(keyless, null);
        CloudEvent read = event(
                record(key, (byte[]) message.getPayload(), metadata(message).getHeaders()));
        assertArrayEquals(key, (byte[]) metadata(codec.encode(read, null)).getKey());
    }

    static Stream<byte[]> theRecordsKeySurvivesWhateverItIs() {
        return Stream.of(
                new byte[] {(byte) 0xC3},
                new byte[0],
                ByteBuffer.allocate(Long.BYTES).putLong(200).array(),
                ByteBuffer.allocate(Long.BYTES).putLong(100).array(),
                "two\nlines".getBytes(UTF_8),
                "base64:AAAA".getBytes(UTF_8),
                "base64:".getBytes(UTF_8),
                "süß".getBytes(UTF_8));
    }

    @Test
    void aKeyThatIsNoTextIsAPartitionKeyInBase64() {
        assertEquals(
                "base64:AAAAAAAAAMg=",
                RecordKey.toPartitionKey(
                        ByteBuffer.allocate(Long.BYTES).putLong(200).array()));
        assertArrayEquals("base64:?".getBytes(UTF_8), RecordKey.of("base64:?"));
    }

    @Test
    void aTombstoneIsNoEventAndSaysSo() {
        ReceivedMessage.Undecodable undecodable = undecodable("key", null, "application/json");
        assertTrue(
                undecodable.reason().getMessage().contains("tombstone"),
                undecodable.reason().getMessage());
        assertNull(undecodable.event().getData());
        assertEquals("key", undecodable.event().getExtension("partitionkey"));
    }

    @Test
    void aRecordThatIsNoEventIsWrappedWithItsBytes() {
        ReceivedMessage.Undecodable undecodable = undecodable("key", "hello", "text/plain");
        assertEquals(EventCodec.UNDECODABLE, undecodable.event().getType());
        assertEquals("/kafka/topic/3", undecodable.event().getSource().toString());
        assertEquals("7", undecodable.event().getId());
        assertEquals("text/plain", undecodable.event().getDataContentType());
        assertEquals("hello", new String(undecodable.event().getData().toBytes(), UTF_8));
    }

    @Test
    void malformedJsonIsWrapped() {
        assertEquals(
                "{\"specversion\":",
                new String(
                        undecodable(null, "{\"specversion\":", "application/cloudevents+json")
                                .event()
                                .getData()
                                .toBytes(),
                        UTF_8));
    }

    @Test
    void aMissingAttributeIsNamed() {
        String body = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\"}";
        assertTrue(undecodable(null, body, "application/cloudevents+json")
                .reason()
                .getMessage()
                .contains("type"));
    }

    @Test
    void anUnknownSpecversionIsNamed() {
        String body = "{\"specversion\":\"9\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}";
        assertTrue(undecodable(null, body, "application/cloudevents+json")
                .reason()
                .getMessage()
                .contains("9"));
    }

    private ReceivedMessage.Undecodable undecodable(String key, String value, String contentType) {
        Headers headers = new RecordHeaders().add("content-type", contentType.getBytes(UTF_8));
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        byte[] valueBytes = value == null ? null : value.getBytes(UTF_8);
        return assertInstanceOf(ReceivedMessage.Undecodable.class, codec.decode(record(keyBytes, valueBytes, headers)));
    }

    private CloudEvent event(Message<?> message) {
        return assertInstanceOf(ReceivedMessage.Event.class, codec.decode(message))
                .event();
    }

    private static Message<?> redelivered(Message<?> sent) {
        OutgoingKafkaRecordMetadata<?> metadata = metadata(sent);
        return record((byte[]) metadata.getKey(), (byte[]) sent.getPayload(), metadata.getHeaders());
    }

    private static OutgoingKafkaRecordMetadata<?> metadata(Message<?> sent) {
        return sent.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
    }

    private static Message<?> record(byte[] key, byte[] value, Headers headers) {
        KafkaValue read = value == null
                ? null
                : new KafkaEventDeserializer(new PayloadDecoder(List.of())).deserialize("topic", headers, value);
        ConsumerRecord<byte[], KafkaValue> record = new ConsumerRecord<>(
                "topic", 3, 7, 1_000, TimestampType.CREATE_TIME, -1, -1, key, read, headers, Optional.empty());
        return Message.of("", Metadata.of(new IncomingKafkaRecordMetadata<>(record, "channel")));
    }
}

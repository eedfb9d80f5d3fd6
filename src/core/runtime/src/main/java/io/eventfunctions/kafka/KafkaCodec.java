package io.eventfunctions.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.eventfunctions.ContentMode;
import io.eventfunctions.EventCodec;
import io.eventfunctions.Extensions;
import io.eventfunctions.ReceivedMessage;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.codec.EarlyPayloads;
import io.eventfunctions.codec.Undecodable;

/**
 * The CloudEvents Kafka binding: both content modes in, binary out unless told otherwise, the record's key is the
 * {@code partitionkey}.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
@Singleton
@Identifier(KafkaCodec.CONNECTOR)
public class KafkaCodec implements EventCodec {

    static final String CONNECTOR = "smallrye-kafka";

    private static final JsonFormat JSON = new JsonFormat();
    private static final byte[] NO_DATA = {};
    private static final EarlyPayloads NO_PAYLOADS = new EarlyPayloads(List.of());

    @Override
    public ReceivedMessage decode(Message<?> message) {
        ConsumerRecord<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("The Kafka connector sent a message without its record"))
                .getRecord();
        KafkaValue value = record.value() == null
                ? KafkaValue.read(record.headers(), null, NO_PAYLOADS)
                : (KafkaValue) record.value();
        OffsetDateTime time = Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC);
        OffsetDateTime sent = record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE ? null : time;
        return value.event() != null
                ? new ReceivedMessage.Event(
                        withPartitionKey(value.event(), (byte[]) record.key()), sent, value.payload())
                : Undecodable.wrap(
                        origin(record),
                        partitionKey((byte[]) record.key()),
                        contentType(record),
                        value.bytes(),
                        sent,
                        reason(value));
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        ProducerRecord<Void, byte[]> record = mode == ContentMode.STRUCTURED
                ? KafkaMessageFactory.createWriter("").writeStructured(event, JSON)
                : KafkaMessageFactory.createWriter("").writeBinary(event);
        Object key = event.getExtension(Extensions.PARTITION_KEY);
        OutgoingKafkaRecordMetadata<byte[]> metadata = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(key == null ? null : key.toString().getBytes(StandardCharsets.UTF_8))
                .withHeaders(record.headers())
                .build();
        // A null value would be a tombstone and delete the key from a compacted topic.
        byte[] value = record.value() == null ? NO_DATA : record.value();
        return Message.of(value, Metadata.of(metadata));
    }

    @Override
    public boolean isTooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException;
    }

    private static CloudEvent withPartitionKey(CloudEvent event, byte[] key) {
        if (key == null || event.getExtension(Extensions.PARTITION_KEY) != null) {
            return event;
        }
        return CloudEventBuilder.from(event)
                .withExtension(Extensions.PARTITION_KEY, partitionKey(key))
                .build();
    }

    /** Keys are text as a rule; others keep their identity as Base64. */
    private static String partitionKey(byte[] key) {
        if (key == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(key);
        }
    }

    private static UndecodableEventException reason(KafkaValue value) {
        String what = value.bytes() == null
                ? "A Kafka record without value (a tombstone) is no CloudEvent: "
                : "No CloudEvent: ";
        return new UndecodableEventException(what + Undecodable.rootMessage(value.failure()), value.failure());
    }

    private static Undecodable.Origin origin(ConsumerRecord<?, ?> record) {
        return new Undecodable.Origin(
                "/kafka/%s/%d".formatted(record.topic(), record.partition()), String.valueOf(record.offset()));
    }

    private static String contentType(ConsumerRecord<?, ?> record) {
        Header header = record.headers().lastHeader("content-type");
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}

package io.eventfunctions.kafka;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.Extensions;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.codec.PayloadDecoder;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

import static io.eventfunctions.kafka.KafkaMessages.MESSAGES;

/** Reads events from Kafka records, whether a consumer or an AWS Lambda event source mapping received them. */
public final class KafkaRecords {

    private static final PayloadDecoder NO_PAYLOADS = new PayloadDecoder(List.of());

    private KafkaRecords() {}

    /** Reads a record whose key and value are bytes; both may be {@code null}. */
    public static ReceivedMessage read(ConsumerRecord<byte[], byte[]> record) {
        return read(record, KafkaValue.read(record.headers(), record.value(), NO_PAYLOADS));
    }

    /** Reads a record without a value; Kafka does not call deserializers for it. */
    static ReceivedMessage tombstone(ConsumerRecord<?, ?> record) {
        return read(record, KafkaValue.read(record.headers(), null, NO_PAYLOADS));
    }

    /** Reads a record whose value the deserializer has read. */
    static ReceivedMessage read(ConsumerRecord<?, ?> record, KafkaValue value) {
        OffsetDateTime time = Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC);
        OffsetDateTime sent = record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE ? null : time;
        return value.event() != null
                ? new ReceivedMessage.Event(
                        withPartitionKey(value.event(), (byte[]) record.key()), sent, value.payload())
                : Undecodable.wrap(
                        origin(record),
                        RecordKey.toPartitionKey((byte[]) record.key()),
                        KafkaEventReader.contentType(record.headers()),
                        value.bytes(),
                        sent,
                        reason(value));
    }

    private static CloudEvent withPartitionKey(CloudEvent event, byte @Nullable [] key) {
        if (key == null || event.getExtension(Extensions.PARTITION_KEY) != null) {
            return event;
        }
        return CloudEventBuilder.from(event)
                .withExtension(Extensions.PARTITION_KEY, RecordKey.toPartitionKey(key))
                .build();
    }

    private static UndecodableEventException reason(KafkaValue value) {
        String reason = Undecodable.rootMessage(value.failure());
        return value.bytes() == null
                ? MESSAGES.tombstone(reason, value.failure())
                : MESSAGES.notAnEvent(reason, value.failure());
    }

    private static Undecodable.Origin origin(ConsumerRecord<?, ?> record) {
        return new Undecodable.Origin(
                "/kafka/%s/%d".formatted(record.topic(), record.partition()), String.valueOf(record.offset()));
    }
}

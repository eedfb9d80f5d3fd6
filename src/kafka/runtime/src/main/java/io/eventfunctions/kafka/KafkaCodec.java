package io.eventfunctions.kafka;

import java.nio.charset.StandardCharsets;

import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.Extensions;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * The CloudEvents Kafka binding: reads both content modes, writes binary mode by default, and uses the
 * {@code partitionkey} as the record's key.
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

    @Override
    public ReceivedMessage decode(Message<?> message) {
        ConsumerRecord<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("The Kafka connector sent a message without its record"))
                .getRecord();
        return record.value() == null
                ? KafkaRecords.tombstone(record)
                : KafkaRecords.read(record, (KafkaValue) record.value());
    }

    @Override
    public Message<?> encode(CloudEvent event, @Nullable ContentMode mode) {
        ProducerRecord<Void, byte[]> record = mode == ContentMode.STRUCTURED
                ? KafkaMessageFactory.createWriter("").writeStructured(event, JSON)
                : KafkaMessageFactory.createWriter("").writeBinary(event);
        Object key = event.getExtension(Extensions.PARTITION_KEY);
        OutgoingKafkaRecordMetadata<byte[]> metadata = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(key == null ? null : key.toString().getBytes(StandardCharsets.UTF_8))
                .withHeaders(record.headers())
                .build();
        // A null value is a tombstone, which deletes the key from a compacted topic.
        byte[] value = record.value() == null ? NO_DATA : record.value();
        return Message.of(value, Metadata.of(metadata));
    }

    @Override
    public boolean isTooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException;
    }
}

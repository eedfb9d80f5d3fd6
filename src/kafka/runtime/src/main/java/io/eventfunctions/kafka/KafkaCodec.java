package io.eventfunctions.kafka;

import java.nio.charset.StandardCharsets;

import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.Extensions;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.EventJsonWriter;
import io.eventfunctions.spi.event.MediaTypes;

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

    private static final byte[] NO_DATA = {};

    @Override
    public ReceivedMessage decode(Message<?> message) {
        ConsumerRecord<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("The Kafka connector sent a message without its record"))
                .getRecord();
        ReceivedMessage received = record.value() == null
                ? KafkaRecords.tombstone(record)
                : KafkaRecords.read(record, (KafkaValue) record.value());
        return received instanceof ReceivedMessage.Event event ? leased(event, message) : received;
    }

    private static ReceivedMessage leased(ReceivedMessage.Event event, Message<?> message) {
        return message.getMetadata(PartitionLease.class).map(event::under).orElse(event);
    }

    @Override
    public Message<?> encode(CloudEvent event, @Nullable ContentMode mode) {
        // In binary mode an event that carries an event would be taken for the inner one.
        boolean structured = mode == ContentMode.STRUCTURED || MediaTypes.isStructured(event.getDataContentType());
        Headers headers = structured ? structuredHeaders() : binaryHeaders(event);
        OutgoingKafkaRecordMetadata<byte[]> metadata = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(RecordKey.of(event.getExtension(Extensions.PARTITION_KEY)))
                .withHeaders(headers)
                .build();
        byte[] value = structured ? EventJsonWriter.write(event) : binaryValue(event);
        return Message.of(value, Metadata.of(metadata));
    }

    private static Headers structuredHeaders() {
        return new RecordHeaders().add(KafkaEventReader.CONTENT_TYPE, bytes(MediaTypes.JSON_EVENT));
    }

    private static Headers binaryHeaders(CloudEvent event) {
        Headers headers = new RecordHeaders();
        AttributeValues.forEach(
                event,
                (name, value) -> headers.add(KafkaEventReader.PREFIX + name, bytes(AttributeValues.text(value))));
        if (event.getDataContentType() != null) {
            headers.add(KafkaEventReader.CONTENT_TYPE, bytes(event.getDataContentType()));
        }
        return headers;
    }

    /** A null value would be a tombstone, which deletes the key from a compacted topic. */
    private static byte[] binaryValue(CloudEvent event) {
        return event.getData() == null ? NO_DATA : event.getData().toBytes();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isTooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException;
    }
}

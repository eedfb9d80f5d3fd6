package io.eventfunctions.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.eventfunctions.codec.PayloadDecoder;
import io.eventfunctions.conformance.codec.CodecConformance;
import io.eventfunctions.spi.EventCodec;

import static java.nio.charset.StandardCharsets.UTF_8;

class KafkaCodecConformanceTest extends CodecConformance {

    private final KafkaCodec codec = new KafkaCodec();

    @Override
    protected EventCodec codec() {
        return codec;
    }

    @Override
    protected Message<?> redelivered(Message<?> sent) {
        OutgoingKafkaRecordMetadata<?> metadata =
                sent.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        return record((byte[]) metadata.getKey(), (byte[]) sent.getPayload(), metadata.getHeaders());
    }

    @Override
    protected Message<?> message(Map<String, String> attributes, String contentType, byte[] body) {
        Headers headers = new RecordHeaders();
        attributes.forEach((name, value) -> headers.add("ce_" + name, value.getBytes(UTF_8)));
        if (contentType != null) {
            headers.add("content-type", contentType.getBytes(UTF_8));
        }
        return record(null, body, headers);
    }

    private static Message<?> record(byte[] key, byte[] value, Headers headers) {
        KafkaValue read =
                new KafkaEventDeserializer(new PayloadDecoder(List.of())).deserialize("topic", headers, value);
        ConsumerRecord<byte[], KafkaValue> record = new ConsumerRecord<>(
                "topic", 3, 7, 1_000, TimestampType.CREATE_TIME, -1, -1, key, read, headers, Optional.empty());
        return Message.of("", Metadata.of(new IncomingKafkaRecordMetadata<>(record, "channel")));
    }
}

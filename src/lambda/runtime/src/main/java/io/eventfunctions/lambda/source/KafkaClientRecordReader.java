package io.eventfunctions.lambda.source;

import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

import io.eventfunctions.kafka.KafkaRecords;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Converts a record to that of Kafka's client, and reads it according to the CloudEvents Kafka binding. */
public final class KafkaClientRecordReader implements KafkaRecordReader {

    @Override
    public ReceivedMessage read(JsonNode record, String topic, int partition, long offset) {
        try {
            return KafkaRecords.read(new ConsumerRecord<>(
                    topic,
                    partition,
                    offset,
                    record.path("timestamp").asLong(),
                    timestampType(record.path("timestampType").asText()),
                    ConsumerRecord.NULL_SIZE,
                    ConsumerRecord.NULL_SIZE,
                    bytes(record.path("key")),
                    bytes(record.path("value")),
                    headers(record.path("headers")),
                    Optional.empty()));
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/kafka/%s/%d".formatted(topic, partition), String.valueOf(offset)),
                    null,
                    null,
                    record.path("value").asText().getBytes(UTF_8),
                    null,
                    MESSAGES.notAKafkaRecord(Undecodable.rootMessage(e), e));
        }
    }

    private static TimestampType timestampType(String name) {
        return switch (name) {
            case "CREATE_TIME" -> TimestampType.CREATE_TIME;
            case "LOG_APPEND_TIME" -> TimestampType.LOG_APPEND_TIME;
            default -> TimestampType.NO_TIMESTAMP_TYPE;
        };
    }

    private static byte[] bytes(JsonNode base64) {
        return base64.isTextual() ? Base64.getDecoder().decode(base64.asText()) : null;
    }

    /** AWS writes headers as a list of objects with one field each, and their values as lists of signed bytes. */
    private static RecordHeaders headers(JsonNode list) {
        RecordHeaders headers = new RecordHeaders();
        for (JsonNode header : list) {
            header.properties().forEach(field -> headers.add(field.getKey(), signedBytes(field.getValue())));
        }
        return headers;
    }

    private static byte[] signedBytes(JsonNode numbers) {
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers.get(i).asInt();
        }
        return bytes;
    }
}

package io.eventfunctions.lambda.source;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

import io.eventfunctions.ReceivedMessage;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.codec.Undecodable;
import io.eventfunctions.kafka.KafkaRecords;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Records of Kafka topics, on Amazon MSK or elsewhere, read as the CloudEvents Kafka binding says.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html">Using Lambda with Amazon MSK</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html">Using Lambda with self-managed Kafka</a>
 */
final class KafkaSource {

    private KafkaSource() {}

    /**
     * The items of an invocation.
     *
     * @param records the records of each partition
     * @param cluster the ARN of the cluster, or the servers of one that has none
     */
    static List<Item> read(JsonNode records, String cluster) {
        List<Item> items = new ArrayList<>();
        for (Map.Entry<String, JsonNode> partition : records.properties()) {
            for (JsonNode record : partition.getValue()) {
                items.add(read(record, partition.getKey(), cluster));
            }
        }
        return items;
    }

    private static Item read(JsonNode record, String partition, String cluster) {
        String topic = Fields.required(record, "topic");
        long offset = Fields.requiredNumber(record, "offset");
        int number = Math.toIntExact(Fields.requiredNumber(record, "partition"));
        return new Item(
                new Origin(SourceKind.KAFKA, topic, cluster + "/" + topic),
                new ItemIdentifier.Offset(partition, offset),
                partition,
                1,
                () -> content(record, topic, number, offset));
    }

    private static ReceivedMessage content(JsonNode record, String topic, int partition, long offset) {
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
                    new UndecodableEventException("No Kafka record: " + Undecodable.rootMessage(e), e));
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

package io.eventfunctions.local.mapping.kafka.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

import io.eventfunctions.local.mapping.AwsJson;

/**
 * A Kafka record with its form in an event.
 *
 * @param partition where it comes from
 * @param record as it was polled
 * @param json the record of a Kafka event
 * @param arrival when it was polled, in the nanoseconds of {@link System#nanoTime()}
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html">the events that AWS sends</a>
 */
public record KafkaRecord(TopicPartition partition, ConsumerRecord<byte[], byte[]> record, byte[] json, long arrival) {

    public static KafkaRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new KafkaRecord(
                new TopicPartition(record.topic(), record.partition()),
                record,
                AwsJson.write(json -> write(json, record)),
                System.nanoTime());
    }

    public long offset() {
        return record.offset();
    }

    /** How listeners and the log call it. */
    String id() {
        return id(partition.toString(), offset());
    }

    static String id(String partition, long offset) {
        return partition + "@" + offset;
    }

    /** Its value as text, null if it has none. */
    public static String text(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, ConsumerRecord<byte[], byte[]> record) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", record.topic());
        json.writeNumberField("partition", record.partition());
        json.writeNumberField("offset", record.offset());
        json.writeNumberField("timestamp", record.timestamp());
        json.writeStringField("timestampType", record.timestampType().name());
        writeBase64(json, "key", record.key());
        writeBase64(json, "value", record.value());
        json.writeArrayFieldStart("headers");
        for (Header header : record.headers()) {
            write(json, header);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeBase64(JsonGenerator json, String name, byte[] bytes) throws IOException {
        if (bytes != null) {
            json.writeStringField(name, Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** The bytes are signed, as Java's are. */
    private static void write(JsonGenerator json, Header header) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(header.key());
        if (header.value() != null) {
            for (byte one : header.value()) {
                json.writeNumber(one);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

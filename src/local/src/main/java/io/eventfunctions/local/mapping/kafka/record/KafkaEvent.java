package io.eventfunctions.local.mapping.kafka.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.local.mapping.AwsJson;

/** The event that a function gets for Kafka records, of an MSK cluster or a self-managed one. */
public final class KafkaEvent {

    private final byte[] start;

    public KafkaEvent(TopicReference topic) {
        this.start = start(topic);
    }

    /** How many bytes an event without records has. */
    public int size() {
        return start.length + 2;
    }

    /** How many bytes a record adds; more if it is the first one of its partition. */
    public static int size(KafkaRecord record, boolean first) {
        return record.json().length + 1 + (first ? record.partition().toString().length() + 5 : 0);
    }

    /** The event; records of one partition stand together and in order. */
    public byte[] of(List<KafkaRecord> records) {
        Map<TopicPartition, ByteArrayOutputStream> partitions = new LinkedHashMap<>();
        for (KafkaRecord record : records) {
            ByteArrayOutputStream bytes =
                    partitions.computeIfAbsent(record.partition(), partition -> new ByteArrayOutputStream());
            bytes.write(bytes.size() == 0 ? '[' : ',');
            bytes.writeBytes(record.json());
        }
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(start);
        char separator = '{';
        for (Map.Entry<TopicPartition, ByteArrayOutputStream> partition : partitions.entrySet()) {
            event.writeBytes((separator + "\"" + partition.getKey() + "\":").getBytes(StandardCharsets.UTF_8));
            event.writeBytes(partition.getValue().toByteArray());
            event.write(']');
            separator = ',';
        }
        event.writeBytes("}}".getBytes(StandardCharsets.UTF_8));
        return event.toByteArray();
    }

    /** All up to the records, so that they can follow as they are. */
    private static byte[] start(TopicReference topic) {
        byte[] object = AwsJson.write(json -> {
            json.writeStartObject();
            json.writeStringField("eventSource", topic.clusterArn() == null ? "SelfManagedKafka" : "aws:kafka");
            if (topic.clusterArn() != null) {
                json.writeStringField("eventSourceArn", topic.clusterArn());
            }
            json.writeStringField("bootstrapServers", topic.bootstrapServers());
            json.writeEndObject();
        });
        String open = new String(object, 0, object.length - 1, StandardCharsets.UTF_8);
        return (open + ",\"records\":").getBytes(StandardCharsets.UTF_8);
    }
}

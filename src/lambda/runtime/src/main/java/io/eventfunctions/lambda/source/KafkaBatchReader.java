package io.eventfunctions.lambda.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * Reads batches of Kafka topics, on Amazon MSK or self-managed, according to the CloudEvents Kafka binding.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html">Using Lambda with Amazon MSK</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html">Using Lambda with self-managed Kafka</a>
 */
final class KafkaBatchReader {

    private static volatile @Nullable KafkaRecordReader reader;

    private KafkaBatchReader() {}

    /**
     * The records of an invocation.
     *
     * @param partitions the records of each partition
     * @param cluster the ARN of the cluster, or the bootstrap servers of a self-managed one
     */
    static List<InvocationRecord> read(JsonNode partitions, String cluster) {
        List<InvocationRecord> records = new ArrayList<>();
        for (Map.Entry<String, JsonNode> partition : partitions.properties()) {
            for (JsonNode record : partition.getValue()) {
                records.add(read(record, partition.getKey(), cluster));
            }
        }
        return records;
    }

    private static InvocationRecord read(JsonNode record, String partition, String cluster) {
        String topic = RecordFields.required(record, "topic");
        long offset = RecordFields.requiredNumber(record, "offset");
        int number = Math.toIntExact(RecordFields.requiredNumber(record, "partition"));
        return new InvocationRecord(
                new EventSource(EventSourceType.KAFKA, topic, cluster + "/" + topic),
                new ItemIdentifier.Offset(partition, offset),
                partition,
                1,
                () -> reader().read(record, topic, number, offset));
    }

    /** Looked up with the first record of a process, not when a native image is built. */
    private static KafkaRecordReader reader() {
        KafkaRecordReader found = reader;
        if (found == null) {
            found = ServiceLoader.load(KafkaRecordReader.class, KafkaBatchReader.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(MESSAGES::kafkaMissing);
            reader = found;
        }
        return found;
    }
}

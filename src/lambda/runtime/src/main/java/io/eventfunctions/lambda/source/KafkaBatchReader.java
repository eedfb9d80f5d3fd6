package io.eventfunctions.lambda.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern PARTITION = Pattern.compile("(?<topic>.+)-(?<number>\\d{1,9})");

    private static volatile @Nullable KafkaRecordReader reader;

    private KafkaBatchReader() {}

    /**
     * The records of an invocation.
     *
     * @param partitions the records of each partition
     * @param cluster the {@link #cluster} that they are from
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

    /**
     * A record of a pipe, which has its topic and partition as in {@code orders-0}, and the cluster. Pipes repeat a batch of Kafka as a
     * whole.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-msk.html">Amazon MSK as a source of a pipe</a>
     */
    static InvocationRecord readFromPipe(JsonNode record) {
        String partition = RecordFields.required(record, "eventSourceKey");
        Matcher parts = PARTITION.matcher(partition);
        if (!parts.matches()) {
            throw MESSAGES.missingField("Kafka", "eventSourceKey with a topic and a partition", List.of(partition));
        }
        return read(record, partition, parts.group("topic"), Integer.parseInt(parts.group("number")), cluster(record))
                .identifiedBy(null);
    }

    /** The ARN of the cluster, or the bootstrap servers of a self-managed one. */
    static String cluster(JsonNode invocation) {
        String arn = RecordFields.text(invocation, "eventSourceArn");
        return arn != null ? arn : String.valueOf(RecordFields.text(invocation, "bootstrapServers"));
    }

    private static InvocationRecord read(JsonNode record, String partition, String cluster) {
        return read(
                record,
                partition,
                RecordFields.required(record, "topic"),
                Math.toIntExact(RecordFields.requiredNumber(record, "partition")),
                cluster);
    }

    private static InvocationRecord read(JsonNode record, String partition, String topic, int number, String cluster) {
        long offset = RecordFields.requiredNumber(record, "offset");
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

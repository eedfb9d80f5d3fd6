package io.eventfunctions.lambda.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Records of Kafka topics, on Amazon MSK or elsewhere, read as the CloudEvents Kafka binding says.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html">Using Lambda with Amazon MSK</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html">Using Lambda with self-managed Kafka</a>
 */
final class KafkaSource {

    private static volatile KafkaContent content;

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
                () -> content().read(record, topic, number, offset));
    }

    /** Found at the first record of a process, not when a native image is built. */
    private static KafkaContent content() {
        KafkaContent found = content;
        if (found == null) {
            found = ServiceLoader.load(KafkaContent.class, KafkaSource.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "EVF0981 The function was invoked with records of a Kafka topic, but has no Kafka: add the dependency io.quarkus:quarkus-messaging-kafka"));
            content = found;
        }
        return found;
    }
}

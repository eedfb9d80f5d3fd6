package io.eventfunctions.local.mapping.kafka.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;
import io.eventfunctions.local.mapping.ItemFailures;

/**
 * What an answer means for the records of a batch.
 *
 * @param rest what is still to be done: all, none, or what follows the first failed offset of each partition
 * @param reason why, null if nothing is left
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html#kafka-partial-batch-response">AWS's
 *     description</a>
 */
public record KafkaBatchResponse(List<KafkaRecord> rest, String reason) {

    /**
     * Reads an answer.
     *
     * @param partial whether the mapping asks which records failed
     */
    public static KafkaBatchResponse of(KafkaBatch batch, Answer answer, boolean partial) {
        if (!answer.succeeded()) {
            return new KafkaBatchResponse(batch.records(), "the function failed: " + answer.error());
        }
        if (!partial) {
            return new KafkaBatchResponse(List.of(), null);
        }
        ItemFailures failures = ItemFailures.in(answer.payload());
        if (failures instanceof ItemFailures.Malformed malformed) {
            return new KafkaBatchResponse(batch.records(), malformed.why());
        }
        return reported(batch, ((ItemFailures.Reported) failures).identifiers());
    }

    /** An identifier is an object such as {@code {"partition":"orders-0","offset":15}}. */
    private static KafkaBatchResponse reported(KafkaBatch batch, List<JsonNode> identifiers) {
        Map<String, KafkaRecord> known = new HashMap<>();
        batch.records().forEach(record -> known.put(record.id(), record));
        Map<TopicPartition, Long> checkpoints = new HashMap<>();
        for (JsonNode identifier : identifiers) {
            JsonNode offset = identifier.path("offset");
            KafkaRecord failed = offset.isIntegralNumber()
                    ? known.get(KafkaRecord.id(identifier.path("partition").asText(), offset.longValue()))
                    : null;
            if (failed == null) {
                return new KafkaBatchResponse(
                        batch.records(), "its answer has an itemIdentifier that no record has: " + identifier);
            }
            checkpoints.merge(failed.partition(), failed.offset(), Math::min);
        }
        List<KafkaRecord> rest =
                batch.those(record -> record.offset() >= checkpoints.getOrDefault(record.partition(), Long.MAX_VALUE));
        return new KafkaBatchResponse(rest, "the function reported failures in batchItemFailures");
    }
}

package io.eventfunctions.lambda.source;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * Reads the records that a pipe of EventBridge passes on to the function as its target: those of its source, in a list. Other than
 * an event source mapping, a pipe repeats exactly the records that a batch response names, by the ids that they have in the pipe.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html">Batching in pipes</a>
 */
final class PipeRecordReader {

    private static final Map<String, Function<JsonNode, List<InvocationRecord>>> SOURCES = Map.of(
            "aws:sqs", record -> identified(List.of(SqsRecordReader.read(record)), record, "messageId"),
            "aws:kinesis", record -> identified(KinesisRecordReader.readFromPipe(record), record, "eventID"),
            "aws:dynamodb", record -> identified(List.of(DynamoDbRecordReader.read(record)), record, "eventID"),
            "aws:kafka", record -> List.of(KafkaBatchReader.readFromPipe(record)),
            "SelfManagedKafka", record -> List.of(KafkaBatchReader.readFromPipe(record)));

    private PipeRecordReader() {}

    /**
     * The records in one of the list, in order.
     *
     * @param eventSource the record's {@code eventSource}
     */
    static List<InvocationRecord> read(JsonNode record, String eventSource) {
        Function<JsonNode, List<InvocationRecord>> reader = SOURCES.get(eventSource);
        if (reader == null) {
            throw MESSAGES.unknownPipeSource(
                    eventSource, SOURCES.keySet().stream().sorted().toList());
        }
        return reader.apply(record);
    }

    private static List<InvocationRecord> identified(List<InvocationRecord> records, JsonNode record, String id) {
        ItemIdentifier identifier = new ItemIdentifier.PipeItem(RecordFields.required(record, id));
        return records.stream().map(read -> read.identifiedBy(identifier)).toList();
    }
}

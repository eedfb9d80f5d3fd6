package io.eventfunctions.lambda.invocation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.eventfunctions.lambda.i18n.RejectedRecordsException;
import io.eventfunctions.lambda.source.EventSourceType.PartialBatchResponse;
import io.eventfunctions.lambda.source.InvocationRecord;
import io.eventfunctions.lambda.source.ItemIdentifier;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * Writes batch responses, which name the records to redeliver, or fails the invocation where the event source supports none.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">SQS: partial batch responses</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html">Kinesis: partial batch
 *     response</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html">Kafka: error handling controls</a>
 */
public final class BatchResponseWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private BatchResponseWriter() {}

    /**
     * Writes the response to an invocation.
     *
     * @param failed the records to redeliver, in the order of the invocation, with the reasons
     * @param reportBatchItemFailures whether the event source mapping accepts partial batch responses
     * @throws RejectedRecordsException if the invocation fails as a whole
     */
    public static void write(
            List<InvocationRecord> records,
            Map<InvocationRecord, Throwable> failed,
            boolean reportBatchItemFailures,
            OutputStream out)
            throws IOException {
        PartialBatchResponse supported = records.isEmpty()
                ? PartialBatchResponse.EACH_FAILURE
                : records.get(0).partialBatchResponse();
        if (!failed.isEmpty() && (supported == PartialBatchResponse.NONE || !reportBatchItemFailures)) {
            throw rejected(failed);
        }
        if (supported != PartialBatchResponse.NONE) {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.writeStartObject();
                json.writeArrayFieldStart("batchItemFailures");
                for (ItemIdentifier identifier : identifiers(
                        supported == PartialBatchResponse.FIRST_FAILURE
                                ? firstOfEachGroup(failed.keySet())
                                : failed.keySet())) {
                    json.writeStartObject();
                    json.writeFieldName("itemIdentifier");
                    write(identifier, json);
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    }

    private static RejectedRecordsException rejected(Map<InvocationRecord, Throwable> failed) {
        Map.Entry<InvocationRecord, Throwable> first =
                failed.entrySet().iterator().next();
        return MESSAGES.recordsRejected(failed.size(), first.getKey(), first.getValue(), first.getValue());
    }

    private static Collection<InvocationRecord> firstOfEachGroup(Collection<InvocationRecord> failed) {
        Map<String, InvocationRecord> first = new LinkedHashMap<>();
        failed.forEach(record -> first.putIfAbsent(record.orderingGroup(), record));
        return first.values();
    }

    /** Each once: the records of an aggregate have the same one. */
    private static Set<ItemIdentifier> identifiers(Collection<InvocationRecord> records) {
        return records.stream().map(InvocationRecord::identifier).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void write(ItemIdentifier identifier, JsonGenerator json) throws IOException {
        if (identifier instanceof ItemIdentifier.Offset record) {
            json.writeStartObject();
            json.writeStringField("partition", record.partition());
            json.writeNumberField("offset", record.offset());
            json.writeEndObject();
        } else if (identifier instanceof ItemIdentifier.PipeItem item) {
            json.writeString(item.id());
        } else {
            json.writeString(((ItemIdentifier.Text) identifier).value());
        }
    }
}

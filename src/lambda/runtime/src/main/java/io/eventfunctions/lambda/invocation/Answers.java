package io.eventfunctions.lambda.invocation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.eventfunctions.lambda.source.Item;
import io.eventfunctions.lambda.source.ItemIdentifier;
import io.eventfunctions.lambda.source.SourceKind.Answer;

/**
 * Answers event source mappings: which items come again, or that the invocation has failed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">SQS: partial batch responses</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html">Kinesis: partial batch
 *     response</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html">Kafka: error handling controls</a>
 */
public final class Answers {

    private static final JsonFactory JSON = new JsonFactory();

    private Answers() {}

    /**
     * Writes the answer to an invocation.
     *
     * @param failed what comes again, in the order of the invocation, with the reasons
     * @param itemByItem whether the event source mapping wants to hear of single items
     * @throws RejectedItemsException if the invocation has failed as a whole
     */
    public static void write(List<Item> items, Map<Item, Throwable> failed, boolean itemByItem, OutputStream out)
            throws IOException {
        Answer wanted =
                items.isEmpty() ? Answer.EACH : items.get(0).origin().kind().answer();
        if (!failed.isEmpty() && (wanted == Answer.NONE || !itemByItem)) {
            throw new RejectedItemsException(failed);
        }
        if (wanted != Answer.NONE) {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.writeStartObject();
                json.writeArrayFieldStart("batchItemFailures");
                for (Item item : wanted == Answer.FIRST ? firsts(failed.keySet()) : failed.keySet()) {
                    json.writeStartObject();
                    json.writeFieldName("itemIdentifier");
                    write(item.identifier(), json);
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    }

    private static Collection<Item> firsts(Collection<Item> failed) {
        Map<String, Item> first = new LinkedHashMap<>();
        failed.forEach(item -> first.putIfAbsent(item.sequence(), item));
        return first.values();
    }

    private static void write(ItemIdentifier identifier, JsonGenerator json) throws IOException {
        if (identifier instanceof ItemIdentifier.Offset record) {
            json.writeStartObject();
            json.writeStringField("partition", record.partition());
            json.writeNumberField("offset", record.offset());
            json.writeEndObject();
        } else {
            json.writeString(((ItemIdentifier.Text) identifier).value());
        }
    }
}

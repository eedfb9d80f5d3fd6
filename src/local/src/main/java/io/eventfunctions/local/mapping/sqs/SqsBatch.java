package io.eventfunctions.local.mapping.sqs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.services.sqs.model.Message;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;
import io.eventfunctions.local.mapping.BatchResult;
import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.ItemFailures;

/** The messages of one invocation, up to a number and the greatest payload. */
final class SqsBatch {

    private static final byte[] START = "{\"Records\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

    private final int limit;
    private final Map<String, SqsRecord> records = new LinkedHashMap<>();
    private int size = START.length + END.length;

    SqsBatch(int limit) {
        this.limit = limit;
    }

    /** Takes a record, unless it is too many or too large beside the others. */
    boolean add(SqsRecord message) {
        int larger = size + message.json().length + 1;
        if (full() || !isEmpty() && larger > Batching.PAYLOAD_LIMIT) {
            return false;
        }
        records.put(message.id(), message);
        size = larger;
        return true;
    }

    boolean full() {
        return records.size() >= limit;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** How many more messages may come. */
    int free() {
        return limit - records.size();
    }

    List<String> ids() {
        return List.copyOf(records.keySet());
    }

    List<Message> messages(List<String> ids) {
        return ids.stream().map(id -> records.get(id).message()).toList();
    }

    /** The event. */
    byte[] payload() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        byte[] separator = START;
        for (SqsRecord message : records.values()) {
            bytes.writeBytes(separator);
            bytes.writeBytes(message.json());
            separator = new byte[] {','};
        }
        bytes.writeBytes(END);
        return bytes.toByteArray();
    }

    /**
     * What an answer means for the messages.
     *
     * @param partial whether the mapping asks which messages failed
     */
    BatchResult result(Answer answer, boolean partial) {
        if (!answer.succeeded()) {
            return BatchResult.allRedelivered(ids(), "the function failed: " + answer.error());
        }
        if (!partial) {
            return BatchResult.allDone(ids());
        }
        ItemFailures failures = ItemFailures.in(answer.payload());
        if (failures instanceof ItemFailures.Malformed malformed) {
            return BatchResult.allRedelivered(ids(), malformed.why());
        }
        return reported(((ItemFailures.Reported) failures).identifiers());
    }

    private BatchResult reported(List<JsonNode> identifiers) {
        if (identifiers.isEmpty()) {
            return BatchResult.allDone(ids());
        }
        for (JsonNode identifier : identifiers) {
            if (!identifier.isTextual() || !records.containsKey(identifier.textValue())) {
                return BatchResult.allRedelivered(
                        ids(), "its answer has an itemIdentifier that no message has: " + identifier);
            }
        }
        Set<String> failed = identifiers.stream().map(JsonNode::textValue).collect(Collectors.toSet());
        List<String> done = new ArrayList<>(ids());
        done.removeAll(failed);
        return BatchResult.someRedelivered(
                done, ids().stream().filter(failed::contains).toList());
    }
}

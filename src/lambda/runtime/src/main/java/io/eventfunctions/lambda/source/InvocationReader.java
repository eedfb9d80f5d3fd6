package io.eventfunctions.lambda.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.aws.binding.NotificationJson;
import io.eventfunctions.lambda.i18n.MalformedInvocationException;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * Reads the payload of an invocation, record by record. If a part of
 * it cannot be read, nothing of it is handled.
 */
public final class InvocationReader {

    private static final Map<String, Function<JsonNode, List<InvocationRecord>>> RECORDS = Map.of(
            "aws:sqs", record -> List.of(SqsRecordReader.read(record)),
            "aws:sns", record -> List.of(SnsRecordReader.read(record)),
            "aws:kinesis", KinesisRecordReader::read,
            "aws:dynamodb", record -> List.of(DynamoDbRecordReader.read(record)),
            "aws:s3", record -> List.of(S3RecordReader.read(record)));

    private InvocationReader() {}

    /**
     * The records of an invocation that belongs to no trace.
     *
     * @see #read(InputStream, String)
     */
    public static InvocationPayload read(InputStream invocation) throws IOException {
        return read(invocation, null);
    }

    /**
     * The records of an invocation, in its order, or its HTTP request.
     *
     * @param traceparent of the trace that events go on with which belong to none; {@code null} if there is none
     * @throws MalformedInvocationException if no supported event source sends such a payload
     * @throws IOException if the payload cannot be received
     */
    public static InvocationPayload read(InputStream invocation, @Nullable String traceparent) throws IOException {
        InvocationPayload payload = read(invocation.readAllBytes());
        return traceparent != null && payload instanceof InvocationPayload.Batch batch
                ? new InvocationPayload.Batch(batch.records().stream()
                        .map(record -> record.continuing(traceparent))
                        .toList())
                : payload;
    }

    private static InvocationPayload read(byte[] invocation) throws IOException {
        try (JsonParser json = NotificationJson.MAPPER.createParser(invocation)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return new InvocationPayload.Batch(InvocationList.read(json, invocation));
            }
            if (first == JsonToken.START_OBJECT) {
                return object(json, invocation);
            }
            throw MESSAGES.notAnObject(first == null ? "nothing" : "a JSON value");
        } catch (JsonProcessingException e) {
            throw MESSAGES.notJson(e.getOriginalMessage(), e);
        }
    }

    private static InvocationPayload object(JsonParser json, byte[] invocation) throws IOException {
        ObjectNode others = NotificationJson.MAPPER.createObjectNode();
        List<InvocationRecord> records = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("Records")) {
                records = list(json);
            } else {
                others.set(name, json.readValueAsTree());
            }
        }
        return records != null ? new InvocationPayload.Batch(records) : whole(others, invocation);
    }

    private static InvocationPayload whole(ObjectNode invocation, byte[] bytes) {
        return HttpInvocationRequest.is(invocation)
                ? new InvocationPayload.Request(HttpInvocationRequest.of(invocation))
                : new InvocationPayload.Batch(records(invocation, bytes));
    }

    private static List<InvocationRecord> records(ObjectNode invocation, byte[] bytes) {
        if (invocation.path("records").isObject()) {
            return KafkaBatchReader.read(invocation.path("records"), KafkaBatchReader.cluster(invocation));
        }
        if (invocation.has("specversion")) {
            return List.of(DirectEventReader.read(bytes, 0, bytes.length));
        }
        if (invocation.has("detail-type")) {
            return List.of(EventBridgeEventReader.read(invocation, bytes));
        }
        if (HttpInvocationRequest.isUnsupported(invocation)) {
            throw MESSAGES.payloadFormat1();
        }
        throw MESSAGES.unknownInvocation(RecordFields.names(invocation));
    }

    private static List<InvocationRecord> list(JsonParser json) throws IOException {
        List<InvocationRecord> records = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            records.addAll(records(json.readValueAsTree()));
        }
        return records;
    }

    private static List<InvocationRecord> records(JsonNode record) {
        String source = RecordFields.text(record, "eventSource");
        if (source == null) {
            source = RecordFields.text(record, "EventSource");
        }
        Function<JsonNode, List<InvocationRecord>> reader = source == null ? null : RECORDS.get(source);
        if (reader == null) {
            throw MESSAGES.unknownEventSource(
                    source, RECORDS.keySet().stream().sorted().toList());
        }
        return reader.apply(record);
    }
}

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
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.eventfunctions.lambda.i18n.MalformedInvocationException;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * Reads the payload of an invocation, record by record, so that of a batch only the parts that its events need are kept. If a part of
 * it cannot be read, nothing of it is handled.
 */
public final class InvocationReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, Function<JsonNode, InvocationRecord>> RECORDS = Map.of(
            "aws:sqs", SqsRecordReader::read,
            "aws:sns", SnsRecordReader::read,
            "aws:kinesis", KinesisRecordReader::read,
            "aws:dynamodb", DynamoDbRecordReader::read,
            "aws:s3", S3RecordReader::read);

    private InvocationReader() {}

    /**
     * The records of an invocation, in its order, or its HTTP request.
     *
     * @throws MalformedInvocationException if no supported event source sends such a payload
     * @throws IOException if the payload cannot be received
     */
    public static InvocationPayload read(InputStream invocation) throws IOException {
        try (JsonParser json = MAPPER.getFactory().createParser(invocation)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return new InvocationPayload.Batch(list(json, DirectEventReader::read));
            }
            if (first == JsonToken.START_OBJECT) {
                return object(json);
            }
            throw MESSAGES.notAnObject(first == null ? "nothing" : "a JSON value");
        } catch (JsonProcessingException e) {
            throw MESSAGES.notJson(e.getOriginalMessage(), e);
        }
    }

    private static InvocationPayload object(JsonParser json) throws IOException {
        ObjectNode others = MAPPER.createObjectNode();
        List<InvocationRecord> records = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("Records")) {
                records = list(json, InvocationReader::record);
            } else {
                others.set(name, json.readValueAsTree());
            }
        }
        return records != null ? new InvocationPayload.Batch(records) : whole(others);
    }

    private static InvocationPayload whole(ObjectNode invocation) {
        return HttpInvocationRequest.is(invocation)
                ? new InvocationPayload.Request(HttpInvocationRequest.of(invocation))
                : new InvocationPayload.Batch(records(invocation));
    }

    private static List<InvocationRecord> records(ObjectNode invocation) {
        if (invocation.path("records").isObject()) {
            String arn = RecordFields.text(invocation, "eventSourceArn");
            String servers = RecordFields.text(invocation, "bootstrapServers");
            return KafkaBatchReader.read(invocation.path("records"), arn != null ? arn : String.valueOf(servers));
        }
        if (invocation.has("specversion")) {
            return List.of(DirectEventReader.read(invocation));
        }
        if (invocation.has("detail-type")) {
            return List.of(EventBridgeEventReader.read(invocation));
        }
        if (HttpInvocationRequest.isUnsupported(invocation)) {
            throw MESSAGES.payloadFormat1();
        }
        throw MESSAGES.unknownInvocation(RecordFields.names(invocation));
    }

    private static List<InvocationRecord> list(JsonParser json, Function<JsonNode, InvocationRecord> reader)
            throws IOException {
        List<InvocationRecord> records = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            records.add(reader.apply(json.readValueAsTree()));
        }
        return records;
    }

    private static InvocationRecord record(JsonNode record) {
        String source = RecordFields.text(record, "eventSource");
        if (source == null) {
            source = RecordFields.text(record, "EventSource");
        }
        Function<JsonNode, InvocationRecord> reader = source == null ? null : RECORDS.get(source);
        if (reader == null) {
            throw MESSAGES.unknownEventSource(
                    source, RECORDS.keySet().stream().sorted().toList());
        }
        return reader.apply(record);
    }
}

package io.eventfunctions.lambda.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.lambda.i18n.MalformedInvocationException;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * Reads the payload of an invocation, record by record. If a part of
 * it cannot be read, nothing of it is handled.
 */
public final class InvocationReader {

    private static final String DETAIL = "detail";

    /** Numbers keep their values, whatever their precision is. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

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
        byte[] bytes = invocation.readAllBytes();
        try (JsonParser json = MAPPER.getFactory().createParser(bytes)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return new InvocationPayload.Batch(events(json, bytes));
            }
            if (first == JsonToken.START_OBJECT) {
                return object(json, bytes);
            }
            throw MESSAGES.notAnObject(first == null ? "nothing" : "a JSON value");
        } catch (JsonProcessingException e) {
            throw MESSAGES.notJson(e.getOriginalMessage(), e);
        }
    }

    private static List<InvocationRecord> events(JsonParser json, byte[] invocation) throws IOException {
        List<InvocationRecord> events = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int begin = offset(json.currentTokenLocation());
            json.skipChildren();
            json.finishToken();
            events.add(DirectEventReader.read(invocation, begin, offset(json.currentLocation())));
        }
        return events;
    }

    private static InvocationPayload object(JsonParser json, byte[] invocation) throws IOException {
        ObjectNode others = MAPPER.createObjectNode();
        List<InvocationRecord> records = null;
        byte[] detail = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("Records")) {
                records = list(json, InvocationReader::record);
            } else {
                int begin = offset(json.currentTokenLocation());
                others.set(name, json.readValueAsTree());
                json.finishToken();
                if (name.equals(DETAIL)) {
                    detail = Arrays.copyOfRange(invocation, begin, offset(json.currentLocation()));
                }
            }
        }
        return records != null ? new InvocationPayload.Batch(records) : whole(others, detail, invocation);
    }

    /** The position in the bytes of the invocation. */
    private static int offset(JsonLocation location) {
        return Math.toIntExact(location.getByteOffset());
    }

    private static InvocationPayload whole(ObjectNode invocation, byte @Nullable [] detail, byte[] bytes) {
        return HttpInvocationRequest.is(invocation)
                ? new InvocationPayload.Request(HttpInvocationRequest.of(invocation))
                : new InvocationPayload.Batch(records(invocation, detail, bytes));
    }

    private static List<InvocationRecord> records(ObjectNode invocation, byte @Nullable [] detail, byte[] bytes) {
        if (invocation.path("records").isObject()) {
            String arn = RecordFields.text(invocation, "eventSourceArn");
            String servers = RecordFields.text(invocation, "bootstrapServers");
            return KafkaBatchReader.read(invocation.path("records"), arn != null ? arn : String.valueOf(servers));
        }
        if (invocation.has("specversion")) {
            return List.of(DirectEventReader.read(bytes, 0, bytes.length));
        }
        if (invocation.has("detail-type")) {
            return List.of(EventBridgeEventReader.read(invocation, detail));
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

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

/**
 * Reads what a function is invoked with, record by record, so that of a batch only what its events need is kept. Either all of it
 * is read or nothing is handled.
 */
public final class InvocationReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, Function<JsonNode, Item>> RECORDS = Map.of(
            "aws:sqs", SqsSource::read,
            "aws:sns", SnsSource::read,
            "aws:kinesis", KinesisSource::read,
            "aws:dynamodb", DynamoDbSource::read,
            "aws:s3", S3Source::read);

    private InvocationReader() {}

    /**
     * The items of an invocation, in its order, or the HTTP request that it is.
     *
     * @throws MalformedInvocationException if it is nothing that an event source sends
     * @throws IOException if it can't be received
     */
    public static Payload read(InputStream invocation) throws IOException {
        try (JsonParser json = MAPPER.getFactory().createParser(invocation)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return new Payload.Batch(list(json, DirectSource::read));
            }
            if (first == JsonToken.START_OBJECT) {
                return object(json);
            }
            throw new MalformedInvocationException(
                    "The function was invoked with %s; event sources send JSON objects, and others a CloudEvent or a list of them"
                            .formatted(first == null ? "nothing" : "a JSON value"));
        } catch (JsonProcessingException e) {
            throw new MalformedInvocationException(
                    "What the function was invoked with is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Payload object(JsonParser json) throws IOException {
        ObjectNode others = MAPPER.createObjectNode();
        List<Item> items = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("Records")) {
                items = list(json, InvocationReader::record);
            } else {
                others.set(name, json.readValueAsTree());
            }
        }
        return items != null ? new Payload.Batch(items) : whole(others);
    }

    private static Payload whole(ObjectNode invocation) {
        return HttpRequest.is(invocation)
                ? new Payload.Request(HttpRequest.of(invocation))
                : new Payload.Batch(items(invocation));
    }

    private static List<Item> items(ObjectNode invocation) {
        if (invocation.path("records").isObject()) {
            String arn = Fields.text(invocation, "eventSourceArn");
            String servers = Fields.text(invocation, "bootstrapServers");
            return KafkaSource.read(invocation.path("records"), arn != null ? arn : String.valueOf(servers));
        }
        if (invocation.has("specversion")) {
            return List.of(DirectSource.read(invocation));
        }
        if (invocation.has("detail-type")) {
            return List.of(EventBridgeSource.read(invocation));
        }
        if (HttpRequest.isOfOtherFormat(invocation)) {
            throw new MalformedInvocationException(
                    "The function was invoked with an HTTP request in payload format 1.0; function URLs, and HTTP APIs with payload format 2.0, are understood");
        }
        throw new MalformedInvocationException(
                "The function was invoked with what is neither the batch of a known event source nor a CloudEvent nor an HTTP request; its fields are "
                        + Fields.names(invocation));
    }

    private static List<Item> list(JsonParser json, Function<JsonNode, Item> item) throws IOException {
        List<Item> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(item.apply(json.readValueAsTree()));
        }
        return items;
    }

    private static Item record(JsonNode record) {
        String source = Fields.text(record, "eventSource");
        if (source == null) {
            source = Fields.text(record, "EventSource");
        }
        Function<JsonNode, Item> reader = source == null ? null : RECORDS.get(source);
        if (reader == null) {
            throw new MalformedInvocationException("A record is of the event source %s; there are %s and Kafka"
                    .formatted(source, RECORDS.keySet().stream().sorted().toList()));
        }
        return reader.apply(record);
    }
}

package io.eventfunctions.lambda.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/** Looks at the fields of a record. */
final class Fields {

    private Fields() {}

    /**
     * A text without which a record can't be told from others or answered for.
     *
     * @param path names, one inside the other
     * @throws MalformedInvocationException if there is none
     */
    static String required(JsonNode record, String... path) {
        JsonNode node = at(record, path);
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw new MalformedInvocationException("A record of %s has no %s; its fields are %s"
                    .formatted(sourceOf(record), String.join(".", path), names(record)));
        }
        return node.asText();
    }

    /**
     * A whole number without which a record can't be told from others or answered for.
     *
     * @throws MalformedInvocationException if there is none
     */
    static long requiredNumber(JsonNode record, String name) {
        JsonNode node = record.path(name);
        if (!node.isIntegralNumber()) {
            throw new MalformedInvocationException(
                    "A record of %s has no %s; its fields are %s".formatted(sourceOf(record), name, names(record)));
        }
        return node.asLong();
    }

    /** A text, or {@code null} if there is none. */
    static String text(JsonNode record, String... path) {
        JsonNode node = at(record, path);
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }

    /** An object's fields as texts; those that have none have the value {@code null}. */
    static Map<String, String> texts(JsonNode object, Function<JsonNode, String> text) {
        Map<String, String> texts = new HashMap<>();
        object.properties().forEach(field -> texts.put(field.getKey(), text.apply(field.getValue())));
        return texts;
    }

    private static JsonNode at(JsonNode record, String... path) {
        JsonNode node = record;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    private static String sourceOf(JsonNode record) {
        String source = text(record, "eventSource");
        String sns = text(record, "EventSource");
        return source != null ? source : sns != null ? sns : "Kafka";
    }

    static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}

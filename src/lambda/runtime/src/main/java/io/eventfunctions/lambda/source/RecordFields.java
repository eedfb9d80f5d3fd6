package io.eventfunctions.lambda.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.aws.binding.NotificationJson;
import io.eventfunctions.lambda.i18n.MalformedInvocationException;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** Reads the fields of a record. */
final class RecordFields {

    private RecordFields() {}

    /**
     * A text that identifies a record.
     *
     * @param path names, one inside the other
     * @throws MalformedInvocationException if there is none
     */
    static String required(JsonNode record, String... path) {
        JsonNode node = NotificationJson.at(record, path);
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw MESSAGES.missingField(sourceOf(record), String.join(".", path), names(record));
        }
        return node.asText();
    }

    /**
     * A whole number that identifies a record.
     *
     * @throws MalformedInvocationException if there is none
     */
    static long requiredNumber(JsonNode record, String name) {
        JsonNode node = record.path(name);
        if (!node.isIntegralNumber()) {
            throw MESSAGES.missingField(sourceOf(record), name, names(record));
        }
        return node.asLong();
    }

    /** A text, or {@code null} if there is none. */
    static @Nullable String text(JsonNode record, String... path) {
        return NotificationJson.text(record, path);
    }

    /** The fields of an object as texts; the value of a field that is not a text is {@code null}. */
    static Map<String, @Nullable String> texts(JsonNode object, Function<JsonNode, @Nullable String> text) {
        Map<String, @Nullable String> texts = new HashMap<>();
        object.properties().forEach(field -> texts.put(field.getKey(), text.apply(field.getValue())));
        return texts;
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

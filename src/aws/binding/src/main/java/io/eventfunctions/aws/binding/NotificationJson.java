package io.eventfunctions.aws.binding;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import static io.eventfunctions.aws.binding.BindingMessages.MESSAGES;

/** The JSON of AWS's own notifications. */
public final class NotificationJson {

    /** Reads JSON whose numbers keep their values, whatever their precision is. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private NotificationJson() {}

    /** A field as text, or {@code null} if there is none; the path names fields, one inside the other. */
    public static @Nullable String text(JsonNode json, String... path) {
        JsonNode node = at(json, path);
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }

    /**
     * A text that a notification must have.
     *
     * @throws io.eventfunctions.UndecodableEventException if it does not have it
     */
    static String required(JsonNode json, String... path) {
        JsonNode node = at(json, path);
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw MESSAGES.incompleteNotification(String.join(".", path));
        }
        return node.asText();
    }

    /** The field at a path, which is missing if one of the path is. */
    public static JsonNode at(JsonNode json, String... path) {
        JsonNode node = json;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }
}

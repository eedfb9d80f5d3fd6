package io.eventfunctions.aws.binding;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The JSON in which SNS wraps a message for a subscription without raw message delivery.
 *
 * @param message the published message
 * @param attributes its message attributes; those that are not text have the value {@code null}
 */
record SnsEnvelope(String message, Map<String, String> attributes) {

    private static final String BINARY = "Binary";

    /** Whether a JSON value is an envelope. */
    static boolean is(JsonNode json) {
        return json.path("Type").asText().equals("Notification")
                && json.path("TopicArn").isTextual()
                && json.path("Message").isTextual();
    }

    static SnsEnvelope of(JsonNode json) {
        Map<String, String> attributes = new HashMap<>();
        json.path("MessageAttributes").properties().forEach(attribute -> {
            JsonNode value = attribute.getValue();
            boolean binary = value.path("Type").asText().startsWith(BINARY);
            attributes.put(
                    attribute.getKey(), binary ? null : value.path("Value").asText());
        });
        return new SnsEnvelope(json.path("Message").asText(), attributes);
    }
}

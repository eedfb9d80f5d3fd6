package io.eventfunctions.lambda.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.RequiredAttributes;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Converts parts of AWS's own notifications to parts of CloudEvents. */
final class CloudEventParts {

    private static final ObjectMapper EVENTS =
            new ObjectMapper().registerModule(JsonFormat.getCloudEventJacksonModule());

    private CloudEventParts() {}

    /** An event in JSON format. */
    static CloudEvent event(JsonNode json) {
        try {
            CloudEvent event = EVENTS.treeToValue(json, CloudEvent.class);
            RequiredAttributes.check(event);
            return event;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    static CloudEventData data(JsonNode json) {
        return JsonCloudEventData.wrap(json);
    }

    /** A time, or {@code null} if there is none or it is invalid. */
    static @Nullable OffsetDateTime time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A URI reference; characters that are not allowed in one are escaped. */
    static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return URI.create(URLEncoder.encode(text, UTF_8));
        }
    }
}

package io.eventfunctions.lambda.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;

import io.eventfunctions.spi.RequiredAttributes;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes parts of events from the JSON of AWS's own notifications. */
final class Notifications {

    private static final ObjectMapper EVENTS =
            new ObjectMapper().registerModule(JsonFormat.getCloudEventJacksonModule());

    private Notifications() {}

    /** The event that a JSON object is. */
    static CloudEvent event(JsonNode json) {
        try {
            CloudEvent event = EVENTS.treeToValue(json, CloudEvent.class);
            RequiredAttributes.check(event);
            return event;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    static CloudEventData data(JsonNode json) {
        return JsonCloudEventData.wrap(json);
    }

    /** A time, or {@code null} where there is none that can be read. */
    static OffsetDateTime time(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A URI reference; what may not stand in one is escaped. */
    static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return URI.create(URLEncoder.encode(text, UTF_8));
        }
    }
}

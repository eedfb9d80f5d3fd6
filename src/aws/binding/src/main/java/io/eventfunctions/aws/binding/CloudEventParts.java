package io.eventfunctions.aws.binding;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.data.BytesCloudEventData;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.event.AttributeValues;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Converts parts of AWS's own notifications to parts of CloudEvents. */
public final class CloudEventParts {

    private CloudEventParts() {}

    /** A record as JSON data. */
    public static CloudEventData data(JsonNode json) {
        return BytesCloudEventData.wrap(json.toString().getBytes(UTF_8));
    }

    /** A text as an attribute can have it, or {@code null} if there is none or it is empty. */
    public static @Nullable String text(@Nullable String text) {
        String legal = text == null ? "" : AttributeValues.legal(text);
        return legal.isEmpty() ? null : legal;
    }

    /** A time, or {@code null} if there is none or it is invalid. */
    public static @Nullable OffsetDateTime time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A URI reference; characters that are not allowed in one are escaped. */
    public static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return URI.create(URLEncoder.encode(text, UTF_8));
        }
    }
}

package io.eventfunctions.spi.event;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;

import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of an invalid event: each attribute that is valid by itself.
 *
 * @param extensions by name; strings, integers, booleans, times and bytes
 */
public record ReadableAttributes(
        @Nullable String id,
        @Nullable URI source,
        @Nullable String type,
        @Nullable String subject,
        @Nullable OffsetDateTime time,
        @Nullable URI dataSchema,
        Map<String, Object> extensions) {

    /** The prefix of the attributes of dead letters, which only this platform may set. */
    private static final String RESERVED = "deadletter";

    /**
     * Sets the attributes on an event, except for those that would make it a dead letter of a function.
     *
     * @param event keeps its own values for what could not be read
     */
    public void copyTo(CloudEventBuilder event) {
        if (id != null) {
            event.withId(id);
        }
        if (source != null) {
            event.withSource(source);
        }
        if (type != null) {
            event.withType(type);
        }
        if (time != null) {
            event.withTime(time);
        }
        event.withSubject(subject);
        event.withDataSchema(dataSchema);
        extensions.forEach((name, value) -> {
            if (!name.startsWith(RESERVED)) {
                AttributeValues.set(event, name, value);
            }
        });
    }
}

package io.eventfunctions.benchmarks.lambda.plain;

import java.net.URI;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** All attributes that a CloudEvent in JSON must have, and its time. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ValidatedEvent(
        String specversion, String id, String source, String type, String time, UserRegistered data) {

    /** What the function reads of it, if the attributes are valid. */
    Event validate() {
        if (!"1.0".equals(specversion) || isEmpty(id) || isEmpty(source) || isEmpty(type)) {
            throw new IllegalArgumentException("A required attribute is missing");
        }
        URI.create(source);
        if (time != null) {
            OffsetDateTime.parse(time);
        }
        return new Event(type, data);
    }

    private static boolean isEmpty(String attribute) {
        return attribute == null || attribute.isEmpty();
    }
}

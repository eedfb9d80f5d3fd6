package io.eventfunctions.deployment;

import java.util.Optional;

import org.jboss.jandex.IndexView;

/**
 * An event that a function would take, for people to copy and change.
 *
 * @param channel a channel that the function's events come from
 * @param eventType the event's type
 * @param data the event's data, in JSON
 */
public record SampleEvent(String channel, String eventType, String data) {

    /** One for the function; none if it takes events without knowing their payload. */
    public static Optional<SampleEvent> of(EventFunctionBuildItem function, IndexView index) {
        return Optional.ofNullable(function.payload())
                .map(payload -> new SampleEvent(
                        function.incoming().get(0), function.eventType(), new SampleJson(index).of(payload)));
    }

    /**
     * The event in CloudEvents' JSON format.
     *
     * @param source the event's {@code source}
     */
    public String json(String source) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"%s\",\"type\":\"%s\",\"data\":%s}"
                .formatted(source, eventType, data);
    }
}

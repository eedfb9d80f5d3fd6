package io.eventfunctions.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import io.eventfunctions.i18n.CoreMessages;

/** The {@code source} of the events that the application sends. */
final class EventSource {

    private static final String KEY = "quarkus.event-functions.source";

    private EventSource() {}

    /**
     * What is configured, or else a slash and the application's name.
     *
     * @param application a name of any characters; those that a URI does not have are percent-encoded
     * @throws IllegalStateException if what is configured is not a URI reference
     */
    static URI of(Optional<String> configured, String application) {
        return configured.map(String::strip).map(EventSource::parse).orElseGet(() -> path(application));
    }

    private static URI parse(String source) {
        try {
            return new URI(source);
        } catch (URISyntaxException e) {
            throw CoreMessages.CHANNEL.invalidValue(source, KEY, "a URI reference such as /orders; " + e.getReason());
        }
    }

    /** The name is one segment: a slash at its beginning would make a host of it. */
    private static URI path(String application) {
        try {
            String path = new URI(null, null, "/" + application.replaceFirst("^/+", ""), null).toASCIIString();
            return URI.create(path);
        } catch (URISyntaxException e) {
            throw CoreMessages.CHANNEL.invalidValue(application, "quarkus.application.name", "a name");
        }
    }
}

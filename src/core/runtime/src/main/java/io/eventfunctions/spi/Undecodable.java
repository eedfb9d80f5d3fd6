package io.eventfunctions.spi;

import java.net.URI;
import java.time.OffsetDateTime;

import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;
import io.eventfunctions.UndecodableEventException;

/** Wraps a message that is no CloudEvent in one, so that it can go among the dead letters like any other. */
public final class Undecodable {

    /** Where a message came from, so that the wrapping event is the same each time the message is delivered. */
    public record Origin(String source, String id) {}

    private Undecodable() {}

    /**
     * The wrapping event.
     *
     * @param origin becomes source and id
     * @param partitionKey or {@code null}
     * @param contentType the message's own, or {@code null} for bytes of unknown kind
     * @param body the message's bytes, or {@code null} if it has none
     * @param sent when the broker got it, or {@code null}
     * @param reason what is wrong with it
     */
    public static ReceivedMessage.Undecodable wrap(
            Origin origin,
            String partitionKey,
            String contentType,
            byte[] body,
            OffsetDateTime sent,
            UndecodableEventException reason) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(origin.id())
                .withSource(URI.create(origin.source()))
                .withType(EventCodec.UNDECODABLE)
                .withTime(sent);
        if (body != null) {
            event.withData(opaque(contentType), body);
        }
        if (partitionKey != null) {
            event.withExtension(Extensions.PARTITION_KEY, partitionKey);
        }
        return new ReceivedMessage.Undecodable(event.build(), reason);
    }

    /** The message of the innermost cause, which says most about what is wrong. */
    public static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** The bytes may not be what the content type claims, and the wrapping event must always be writable. */
    private static String opaque(String contentType) {
        boolean structured = contentType == null || contentType.startsWith("application/cloudevents");
        return structured || contentType.contains("json") ? "application/octet-stream" : contentType;
    }
}

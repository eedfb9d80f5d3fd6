package io.eventfunctions.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.Extensions;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.InvalidEventException;
import io.eventfunctions.spi.event.MediaTypes;

/** Wraps a message that is not a CloudEvent in one, so that it can be dead-lettered like any other. */
public final class Undecodable {

    /**
     * Where a message came from. It must be the same each time the message is delivered, so that the wrapping event is the same.
     *
     * @param source becomes the event's {@code source}, a URI reference such as {@code /kafka/users}; if it is not one it is escaped
     * @param id becomes the event's {@code id}, such as partition and offset
     */
    public record Origin(String source, String id) {}

    private Undecodable() {}

    /**
     * The wrapping event. It keeps the attributes that could be read, if the reason or one of its causes is an
     * {@link InvalidEventException} that has them; its data are the message's bytes.
     *
     * @param origin becomes source and id where the message has none
     * @param partitionKey the key by which the broker orders the message; {@code null} if it has none
     * @param contentType the message's own media type; {@code null} if it has none
     * @param body the message's bytes; {@code null} if it has none
     * @param sent when the broker received it; {@code null} if that is unknown
     * @param reason what is wrong with it
     */
    public static ReceivedMessage.Undecodable wrap(
            Origin origin,
            @Nullable String partitionKey,
            @Nullable String contentType,
            byte @Nullable [] body,
            @Nullable OffsetDateTime sent,
            UndecodableEventException reason) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(AttributeValues.legal(origin.id()))
                .withSource(uri(origin.source()))
                .withType(EventCodec.UNDECODABLE)
                .withTime(sent);
        readable(reason, event);
        if (body != null) {
            event.withData(opaque(contentType), body);
        }
        if (partitionKey != null) {
            event.withExtension(Extensions.PARTITION_KEY, AttributeValues.legal(partitionKey));
        }
        return new ReceivedMessage.Undecodable(event.build(), reason);
    }

    /** A message with a name that no broker takes must not get lost for it. */
    private static URI uri(String source) {
        try {
            return new URI(source);
        } catch (URISyntaxException e) {
            return URI.create(URLEncoder.encode(source, StandardCharsets.UTF_8));
        }
    }

    private static void readable(Throwable reason, CloudEventBuilder event) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidEventException invalid && invalid.readable() != null) {
                invalid.readable().copyTo(event);
                return;
            }
        }
    }

    /** The message of the innermost cause, which names most precisely what is wrong; its class name if it has none. */
    public static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** The document of a structured event must not be taken for the event that it is not; a blank content type is none. */
    private static String opaque(@Nullable String contentType) {
        boolean none = contentType == null || contentType.isBlank() || MediaTypes.isStructured(contentType);
        return none || !contentType.equals(AttributeValues.legal(contentType))
                ? "application/octet-stream"
                : contentType;
    }
}

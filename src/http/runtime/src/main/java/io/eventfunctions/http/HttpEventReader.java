package io.eventfunctions.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.i18n.EventMessages;
import io.eventfunctions.spi.event.EventAttributes;
import io.eventfunctions.spi.event.EventJsonReader;
import io.eventfunctions.spi.event.InvalidEventException;
import io.eventfunctions.spi.event.JsonData;
import io.eventfunctions.spi.event.MediaTypes;

/**
 * Reads the events of a request: structured, binary or batch.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP protocol
 *     binding</a>
 */
final class HttpEventReader {

    private static final String HEADER = "ce-";

    /** The prefix of the attributes of dead letters, which decide which function handles an event and how often it is redriven. */
    private static final String RESERVED = "deadletter";

    /** Headers that have no place in any mode: data is in the body, and its media type in the content type or the event. */
    private static final List<String> NOT_HEADERS = List.of("data", "data_base64", "datacontenttype");

    /**
     * The events, in order.
     *
     * @throws ProblemException if the request has no event or an event violates the specification
     */
    List<CloudEvent> read(MultiMap headers, byte[] body) {
        String contentType = headers.get("content-type");
        boolean batch = MediaTypes.isJsonBatch(contentType);
        try {
            if (batch || MediaTypes.isJsonEvent(contentType)) {
                requireNoDataHeaders(headers);
                List<CloudEvent> events = batch
                        ? EventJsonReader.readBatch(body, contentType)
                        : List.of(EventJsonReader.read(body, contentType));
                for (int i = 0; i < events.size(); i++) {
                    requireUnreserved(events.get(i), batch ? i : null);
                }
                return events;
            }
            requireBinary(headers, contentType);
            CloudEvent event = binary(headers, contentType, body);
            requireUnreserved(event, null);
            return List.of(event);
        } catch (InvalidEventException e) {
            throw new ProblemException(problem(e));
        }
    }

    private static ProblemDetails problem(InvalidEventException failure) {
        ProblemDetails problem = failure.attribute() == null
                ? ProblemDetails.of(HttpResponseStatus.BAD_REQUEST, failure.getMessage())
                : ProblemDetails.ofAttribute(failure.attribute(), failure.getMessage());
        return failure.index() < 0 ? problem : problem.at(failure.index());
    }

    private static void requireBinary(MultiMap headers, @Nullable String contentType) {
        if (MediaTypes.isStructured(contentType) || !hasAttribute(headers)) {
            throw new ProblemException(ProblemDetails.of(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send an event as %s, a batch as %s, or an event's data with its attributes as ce- headers"
                            .formatted(MediaTypes.JSON_EVENT, MediaTypes.JSON_BATCH)));
        }
    }

    private static boolean hasAttribute(MultiMap headers) {
        for (Map.Entry<String, String> header : headers) {
            if (isAttribute(header.getKey())) {
                return true;
            }
        }
        return false;
    }

    private static CloudEvent binary(MultiMap headers, @Nullable String contentType, byte[] body) {
        EventAttributes attributes = new EventAttributes();
        headers.forEach((header, value) -> {
            String name = attribute(header);
            if (name != null) {
                read(name, value, attributes);
            }
        });
        CloudEvent event = attributes.event(contentType, body.length == 0 ? null : body);
        if (body.length > 0) {
            JsonData.check(contentType, body);
        }
        return event;
    }

    private static void read(String name, String value, EventAttributes attributes) {
        String decoded = HeaderText.decode(value);
        if (decoded == null) {
            attributes.refuse(name, EventMessages.MESSAGES.invalidPercentEncoding(name));
        } else {
            attributes.header(name, decoded);
        }
    }

    /** The name of the attribute that a header carries, or {@code null} if it carries none. */
    private static @Nullable String attribute(String header) {
        return isAttribute(header) ? header.substring(HEADER.length()).toLowerCase(Locale.ROOT) : null;
    }

    private static boolean isAttribute(String header) {
        return header.regionMatches(true, 0, HEADER, 0, HEADER.length());
    }

    private static void requireNoDataHeaders(MultiMap headers) {
        for (String name : NOT_HEADERS) {
            if (headers.contains(HEADER + name)) {
                throw new ProblemException(ProblemDetails.ofAttribute(name, EventMessages.MESSAGES.notAHeader(name)));
            }
        }
    }

    private static void requireUnreserved(CloudEvent event, @Nullable Integer index) {
        for (String name : event.getExtensionNames()) {
            if (name.startsWith(RESERVED)) {
                ProblemDetails problem = ProblemDetails.ofAttribute(
                        name,
                        "The attribute '%s' is reserved, like all that begin with %s: remove it, or redrive a dead letter with POST /dead-letters/{channel}/redrive"
                                .formatted(name, RESERVED));
                throw new ProblemException(index == null ? problem : problem.at(index));
            }
        }
    }
}

package io.eventfunctions.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a request: structured, binary or batch.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP protocol
 *     binding</a>
 */
final class HttpEventReader {

    private static final String FAMILY = "application/cloudevents";
    private static final String STRUCTURED = FAMILY + "+json";
    private static final String BATCH = FAMILY + "-batch+json";
    private static final String HEADER = "ce-";

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(JsonFormat.getCloudEventJacksonModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * The events, in order.
     *
     * @throws ProblemException if the request has no event or an event violates the specification
     */
    List<CloudEvent> read(MultiMap headers, byte[] body) {
        String mediaType = mediaType(headers.get("content-type"));
        if (mediaType.equals(STRUCTURED)) {
            return List.of(structured(parse(body)));
        }
        if (mediaType.equals(BATCH)) {
            return batch(parse(body));
        }
        boolean binary = headers.names().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(HEADER));
        if (mediaType.startsWith(FAMILY) || !binary) {
            throw new ProblemException(ProblemDetails.of(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send an event as %s, a batch as %s, or an event's data with its attributes as ce- headers"
                            .formatted(STRUCTURED, BATCH)));
        }
        return List.of(binary(headers, body));
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private JsonNode parse(byte[] body) {
        if (body.length == 0) {
            throw bad("The body is empty");
        }
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw bad("The body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw bad("The body cannot be read: " + e.getMessage());
        }
    }

    private List<CloudEvent> batch(JsonNode body) {
        if (!body.isArray()) {
            throw bad("A batch must be a JSON array of events");
        }
        List<CloudEvent> events = new ArrayList<>(body.size());
        for (JsonNode event : body) {
            try {
                events.add(structured(event));
            } catch (ProblemException e) {
                throw new ProblemException(e.problem().at(events.size()));
            }
        }
        return events;
    }

    private CloudEvent structured(JsonNode event) {
        if (!event.isObject()) {
            throw bad("An event must be a JSON object");
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        event.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("data") && !field.getKey().equals("data_base64")) {
                attributes.put(field.getKey(), value(field.getValue()));
            }
        });
        AttributeRules.check(attributes);
        try {
            return json.treeToValue(event, CloudEvent.class);
        } catch (JsonProcessingException e) {
            throw bad(e.getOriginalMessage());
        } catch (RuntimeException e) {
            throw bad(e.getMessage());
        }
    }

    private static @Nullable Object value(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.isNull() ? null : node;
    }

    private static CloudEvent binary(MultiMap headers, byte[] body) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(HEADER)) {
                attributes.put(lower.substring(HEADER.length()), value);
            }
        });
        AttributeRules.check(attributes);
        try {
            return HttpMessageFactory.createReader(headers::forEach, body).toEvent();
        } catch (RuntimeException e) {
            throw bad(e.getMessage());
        }
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemDetails.of(HttpResponseStatus.BAD_REQUEST, detail));
    }
}

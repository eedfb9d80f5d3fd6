package io.eventfunctions.aws.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.CloudEventUtils;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventContextWriter;

import io.eventfunctions.spi.ContentMode;

import static io.eventfunctions.aws.binding.MessageNames.CLOUD_EVENTS;
import static io.eventfunctions.aws.binding.MessageNames.CONTENT_TYPE;
import static io.eventfunctions.aws.binding.MessageNames.PREFIX;

/** Writes events as the SQS and SNS binding says: structured, or binary where that is asked for and possible. */
public final class EventWriter {

    /** The binding allows ten; two are left to the connector, whose tracing sends attributes of its own. */
    public static final int MOST_ATTRIBUTES = 8;

    private static final JsonFormat JSON = new JsonFormat();
    private static final JsonFormat JSON_WITH_BASE64 = JSON.withForceJsonDataToBase64();
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventWriter() {}

    public static EventMessage write(CloudEvent event, ContentMode mode) {
        Map<String, String> context = context(event);
        String deduplication = FifoIds.deduplication(event);
        String group = FifoIds.group(event, deduplication);
        String text = mode == ContentMode.BINARY ? binaryBody(event, context) : null;
        return text != null
                ? new EventMessage(text, context, group, deduplication)
                : new EventMessage(structuredBody(event), structuredAttributes(context), group, deduplication);
    }

    private static Map<String, String> context(CloudEvent event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(MessageNames.SPEC_VERSION, event.getSpecVersion().toString());
        CloudEventUtils.toContextReader(event).readContext(new CloudEventContextWriter() {
            @Override
            public CloudEventContextWriter withContextAttribute(String name, String value) {
                attributes.put(name.equals("datacontenttype") ? CONTENT_TYPE : PREFIX + name, value);
                return this;
            }
        });
        return attributes;
    }

    /** The data as text, or {@code null} if the event can't be sent in binary mode. */
    private static String binaryBody(CloudEvent event, Map<String, String> context) {
        String contentType = event.getDataContentType();
        boolean ambiguous = contentType != null && contentType.startsWith(CLOUD_EVENTS);
        if (event.getData() == null
                || ambiguous
                || context.size() > MOST_ATTRIBUTES
                || !context.values().stream().allMatch(MessageText::isLegal)) {
            return null;
        }
        String text = MessageText.of(event.getData().toBytes());
        return text != null && MessageText.isLegal(text) ? text : null;
    }

    private static String structuredBody(CloudEvent event) {
        JsonFormat format = hasBrokenJson(event) ? JSON_WITH_BASE64 : JSON;
        return MessageText.escaped(new String(format.serialize(event), StandardCharsets.UTF_8));
    }

    /** Data that claims to be JSON and is not would make the whole event unreadable if it were embedded. */
    private static boolean hasBrokenJson(CloudEvent event) {
        String contentType = event.getDataContentType();
        boolean json = contentType == null || contentType.contains("json");
        if (!json || event.getData() == null || event.getData() instanceof JsonCloudEventData) {
            return false;
        }
        try (JsonParser parser = STRICT.createParser(event.getData().toBytes())) {
            return STRICT.readTree(parser) == null || parser.nextToken() != null;
        } catch (IOException e) {
            return true;
        }
    }

    /** Copies what filter policies and people look for. */
    private static Map<String, String> structuredAttributes(Map<String, String> context) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(CONTENT_TYPE, JsonFormat.CONTENT_TYPE);
        for (String copied : new String[] {PREFIX + "type", PREFIX + "source", PREFIX + "subject"}) {
            String value = context.get(copied);
            if (value != null && MessageText.isLegal(value)) {
                attributes.put(copied, value);
            }
        }
        return attributes;
    }
}

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

import static io.eventfunctions.aws.binding.MessageAttributeNames.CLOUD_EVENTS;
import static io.eventfunctions.aws.binding.MessageAttributeNames.CONTENT_TYPE;
import static io.eventfunctions.aws.binding.MessageAttributeNames.PREFIX;

/** Writes events as SQS and SNS messages: in structured mode, or in binary mode if it is requested and possible. */
public final class EventMessageWriter {

    /** SQS allows ten message attributes; two are reserved for the connector's tracing. */
    public static final int MAX_ATTRIBUTES = 8;

    private static final JsonFormat JSON = new JsonFormat();
    private static final JsonFormat JSON_WITH_BASE64 = JSON.withForceJsonDataToBase64();
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventMessageWriter() {}

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
        attributes.put(
                MessageAttributeNames.SPEC_VERSION, event.getSpecVersion().toString());
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
                || context.size() > MAX_ATTRIBUTES
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

    /** Invalid JSON data with a JSON content type would make the whole event unreadable if it were embedded. */
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

    /** Copies the attributes that filter policies and consoles use. */
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

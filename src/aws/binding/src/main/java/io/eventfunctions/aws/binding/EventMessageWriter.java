package io.eventfunctions.aws.binding;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.cloudevents.CloudEvent;

import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.EventJsonWriter;
import io.eventfunctions.spi.event.MediaTypes;

import static io.eventfunctions.aws.binding.MessageAttributeNames.CONTENT_TYPE;
import static io.eventfunctions.aws.binding.MessageAttributeNames.PREFIX;

/** Writes events as SQS and SNS messages: in structured mode, or in binary mode if it is requested and possible. */
public final class EventMessageWriter {

    /** SQS allows ten message attributes; two are reserved for the connector's tracing. */
    public static final int MAX_ATTRIBUTES = 8;

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
        AttributeValues.forEach(event, (name, value) -> attributes.put(PREFIX + name, AttributeValues.text(value)));
        if (event.getDataContentType() != null) {
            attributes.put(CONTENT_TYPE, event.getDataContentType());
        }
        return attributes;
    }

    /** The data as text, or {@code null} if the event can't be sent in binary mode. */
    private static String binaryBody(CloudEvent event, Map<String, String> context) {
        if (event.getData() == null
                || MediaTypes.isStructured(event.getDataContentType())
                || context.size() > MAX_ATTRIBUTES
                || !context.values().stream().allMatch(MessageText::isLegal)) {
            return null;
        }
        String text = MessageText.of(event.getData().toBytes());
        return text != null && MessageText.isLegal(text) ? text : null;
    }

    /** Data with characters that SQS does not carry would have to be escaped, which is not the same data. */
    private static String structuredBody(CloudEvent event) {
        String json = new String(EventJsonWriter.write(event), StandardCharsets.UTF_8);
        return MessageText.isLegal(json)
                ? json
                : new String(EventJsonWriter.write(event, true), StandardCharsets.UTF_8);
    }

    /** Copies the attributes that filter policies and consoles use. */
    private static Map<String, String> structuredAttributes(Map<String, String> context) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(CONTENT_TYPE, MediaTypes.JSON_EVENT);
        for (String copied : new String[] {PREFIX + "type", PREFIX + "source", PREFIX + "subject"}) {
            String value = context.get(copied);
            if (value != null && MessageText.isLegal(value)) {
                attributes.put(copied, value);
            }
        }
        return attributes;
    }
}

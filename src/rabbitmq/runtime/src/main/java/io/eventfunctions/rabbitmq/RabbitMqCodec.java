package io.eventfunctions.rabbitmq;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import com.rabbitmq.client.AMQP;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.RequiredAttributes;
import io.eventfunctions.spi.Undecodable;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/**
 * The CloudEvents AMQP binding on AMQP 0-9-1: reads both content modes and writes binary mode by default. Headers replace the
 * application properties of AMQP 1.0. The routing key is not a partition key, because it selects queues and does not imply an order.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md">AMQP
 *     protocol binding</a>
 */
@Singleton
@Identifier(RabbitMqCodec.CONNECTOR)
public class RabbitMqCodec implements EventCodec {

    static final String CONNECTOR = "smallrye-rabbitmq";

    private static final JsonFormat JSON = new JsonFormat();
    private static final String CLOUD_EVENTS = "application/cloudevents";
    private static final String DATA_CONTENT_TYPE = "datacontenttype";
    private static final String SPEC_VERSION = "specversion";
    private static final Set<String> READABLE_ENCODINGS = Set.of("utf-8", "identity", "binary");
    private static final int PERSISTENT = 2;
    private static final byte[] NO_DATA = {};

    @Override
    public ReceivedMessage decode(Message<?> message) {
        AmqpMessage amqp = (AmqpMessage) message.getPayload();
        try {
            CloudEvent event = read(amqp);
            RequiredAttributes.check(event);
            return new ReceivedMessage.Event(event, sent(amqp.properties()));
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    MessageOrigin.of(amqp),
                    null,
                    amqp.properties().getContentType(),
                    amqp.body(),
                    sent(amqp.properties()),
                    MESSAGES.notAnEvent(Undecodable.rootMessage(e), e));
        }
    }

    private static CloudEvent read(AmqpMessage message) {
        String encoding = message.properties().getContentEncoding();
        if (encoding != null && !READABLE_ENCODINGS.contains(encoding.toLowerCase())) {
            throw MESSAGES.unsupportedEncoding(encoding);
        }
        return isStructured(message.properties()) ? structured(message) : binary(message);
    }

    private static boolean isStructured(AMQP.BasicProperties properties) {
        String contentType = properties.getContentType();
        return contentType != null && contentType.regionMatches(true, 0, CLOUD_EVENTS, 0, CLOUD_EVENTS.length());
    }

    private static CloudEvent structured(AmqpMessage message) {
        String contentType = message.properties().getContentType();
        if (!contentType.split(";", 2)[0].strip().equalsIgnoreCase(JsonFormat.CONTENT_TYPE)) {
            throw MESSAGES.unsupportedFormat(contentType);
        }
        return JSON.deserialize(message.body());
    }

    private static CloudEvent binary(AmqpMessage message) {
        Map<String, Object> headers = message.properties().getHeaders();
        Map<String, Object> attributes = HeaderNames.attributes(headers == null ? Map.of() : headers);
        Object version = attributes.remove(SPEC_VERSION);
        if (version == null) {
            throw MESSAGES.unmarked(HeaderNames.of(SPEC_VERSION));
        }
        SpecVersion specVersion = SpecVersion.parse(version.toString());
        CloudEventBuilder event = CloudEventBuilder.fromSpecVersion(specVersion);
        attributes.forEach((name, value) ->
                HeaderValues.read(name, value, !specVersion.getAllAttributes().contains(name), event));
        if (message.properties().getContentType() != null) {
            event.withDataContentType(message.properties().getContentType());
        }
        if (message.body().length > 0) {
            event.withData(message.body());
        }
        return event.build();
    }

    /** The time of sending in whole seconds, if the sender or the broker has set it. */
    private static OffsetDateTime sent(AMQP.BasicProperties properties) {
        Date timestamp = properties.getTimestamp();
        return timestamp == null ? null : timestamp.toInstant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        AMQP.BasicProperties.Builder properties =
                new AMQP.BasicProperties.Builder().deliveryMode(PERSISTENT).timestamp(new Date());
        if (mode == ContentMode.STRUCTURED) {
            properties.contentType(JsonFormat.CONTENT_TYPE);
            return message(properties, JSON.serialize(event));
        }
        properties.contentType(event.getDataContentType()).headers(headers(event));
        return message(
                properties, event.getData() == null ? NO_DATA : event.getData().toBytes());
    }

    private static Map<String, Object> headers(CloudEvent event) {
        Map<String, Object> headers = new HashMap<>();
        for (String name : event.getAttributeNames()) {
            Object value = event.getAttribute(name);
            if (value != null && !name.equals(DATA_CONTENT_TYPE)) {
                headers.put(HeaderNames.of(name), HeaderValues.write(value));
            }
        }
        for (String name : event.getExtensionNames()) {
            headers.put(HeaderNames.of(name), HeaderValues.write(event.getExtension(name)));
        }
        return headers;
    }

    private static Message<AmqpMessage> message(AMQP.BasicProperties.Builder properties, byte[] body) {
        return Message.of(new AmqpMessage(properties.build(), body, null));
    }

    @Override
    public boolean isTooLarge(Throwable failure) {
        return failure instanceof TooLargeException;
    }
}

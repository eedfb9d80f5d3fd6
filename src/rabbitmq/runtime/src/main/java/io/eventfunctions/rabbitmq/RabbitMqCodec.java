package io.eventfunctions.rabbitmq;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import com.rabbitmq.client.AMQP;
import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;
import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.EventAttributes;
import io.eventfunctions.spi.event.EventJsonReader;
import io.eventfunctions.spi.event.EventJsonWriter;
import io.eventfunctions.spi.event.MediaTypes;

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

    private static final String SPEC_VERSION = "specversion";
    private static final Set<String> READABLE_ENCODINGS = Set.of("", "utf-8", "utf8", "identity", "binary");
    private static final int PERSISTENT = 2;
    private static final byte[] NO_DATA = {};

    @Override
    public ReceivedMessage decode(Message<?> message) {
        AmqpMessage amqp = (AmqpMessage) message.getPayload();
        try {
            CloudEvent event = read(amqp);
            return new ReceivedMessage.Event(event, sent(amqp.properties())).under(amqp.lease());
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

    /** The event of a message; throws a {@link RuntimeException} if it is not one. */
    static CloudEvent read(AmqpMessage message) {
        String encoding = message.properties().getContentEncoding();
        if (encoding != null && !READABLE_ENCODINGS.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
            throw MESSAGES.unsupportedEncoding(encoding);
        }
        String contentType = message.properties().getContentType();
        if (!MediaTypes.isStructured(contentType)) {
            return binary(message, contentType);
        }
        if (!MediaTypes.isJsonEvent(contentType)) {
            throw MESSAGES.unsupportedFormat(contentType);
        }
        return EventJsonReader.read(message.body(), contentType);
    }

    private static CloudEvent binary(AmqpMessage message, String contentType) {
        Map<String, Object> headers = message.properties().getHeaders();
        Map<String, Object> values = HeaderNames.attributes(headers == null ? Map.of() : headers);
        if (!values.containsKey(SPEC_VERSION)) {
            throw MESSAGES.unmarked(HeaderNames.of(SPEC_VERSION));
        }
        EventAttributes attributes = new EventAttributes();
        values.forEach((name, value) -> HeaderValues.read(name, value, attributes));
        return attributes.event(contentType, message.body().length == 0 ? null : message.body());
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
        // In binary mode an event that carries an event would be taken for the inner one.
        if (mode == ContentMode.STRUCTURED || MediaTypes.isStructured(event.getDataContentType())) {
            properties.contentType(MediaTypes.JSON_EVENT);
            return message(properties, EventJsonWriter.write(event));
        }
        properties.contentType(event.getDataContentType()).headers(headers(event));
        return message(
                properties, event.getData() == null ? NO_DATA : event.getData().toBytes());
    }

    private static Map<String, Object> headers(CloudEvent event) {
        Map<String, Object> headers = new HashMap<>();
        AttributeValues.forEach(event, (name, value) -> headers.put(HeaderNames.of(name), HeaderValues.write(value)));
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

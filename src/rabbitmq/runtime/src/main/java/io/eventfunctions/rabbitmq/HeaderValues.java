package io.eventfunctions.rabbitmq;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;

import com.rabbitmq.client.LongString;
import io.cloudevents.types.Time;

import io.eventfunctions.spi.event.EventAttributes;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/**
 * Converts attribute values to header values of AMQP 0-9-1 and back. Received values may have their AMQP type or be text. Sent values
 * have their AMQP type, except for timestamps: those of AMQP 0-9-1 have whole seconds only, so they are sent as text.
 */
final class HeaderValues {

    private HeaderValues() {}

    /** Converts an attribute to a header value. */
    static Object write(Object attribute) {
        if (attribute instanceof OffsetDateTime time) {
            return Time.writeTime(time);
        }
        if (attribute instanceof Integer number) {
            return number.longValue();
        }
        boolean same = attribute instanceof Boolean || attribute instanceof byte[];
        return same ? attribute : attribute.toString();
    }

    /** Reads the header of an attribute. */
    static void read(String name, Object header, EventAttributes attributes) {
        if (!attributes.isHeader(name)) {
            return;
        }
        Object value = value(header);
        if (value == null) {
            attributes.refuse(
                    name, MESSAGES.invalidHeader(name, header.getClass().getSimpleName()));
        } else if (value instanceof String text) {
            attributes.text(name, text);
        } else {
            attributes.typed(name, value);
        }
    }

    /** The value as an attribute can have it, or {@code null} if the header has another type. */
    private static Object value(Object header) {
        if (header instanceof LongString || header instanceof String || header instanceof URI) {
            return header.toString();
        }
        if (header instanceof Byte || header instanceof Short || header instanceof Integer) {
            return ((Number) header).intValue();
        }
        if (header instanceof Long number) {
            // Integers of CloudEvents have 32 bits; a larger one keeps its digits.
            boolean fits = number == number.intValue();
            return fits ? (Object) number.intValue() : number.toString();
        }
        if (header instanceof Date time) {
            return time.toInstant().atOffset(ZoneOffset.UTC);
        }
        if (header instanceof Boolean || header instanceof byte[]) {
            return header;
        }
        return null;
    }
}

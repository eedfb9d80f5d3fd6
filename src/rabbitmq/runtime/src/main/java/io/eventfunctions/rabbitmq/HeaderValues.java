package io.eventfunctions.rabbitmq;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;

import com.rabbitmq.client.LongString;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.types.Time;

import io.eventfunctions.UndecodableEventException;

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

    /**
     * Adds an attribute to an event.
     *
     * @throws UndecodableEventException if the header has a type that attributes cannot have
     * @throws RuntimeException if the attribute is invalid
     */
    static void read(String name, Object header, boolean extension, CloudEventBuilder event) {
        Object value = value(name, header);
        if (!extension) {
            event.withContextAttribute(name, text(value));
        } else if (value instanceof Integer number) {
            event.withContextAttribute(name, number);
        } else if (value instanceof Boolean truth) {
            event.withContextAttribute(name, truth);
        } else if (value instanceof OffsetDateTime time) {
            event.withContextAttribute(name, time);
        } else if (value instanceof byte[] bytes) {
            event.withContextAttribute(name, bytes);
        } else {
            event.withContextAttribute(name, text(value));
        }
    }

    private static Object value(String name, Object header) {
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
        throw MESSAGES.invalidHeader(name, header.getClass().getSimpleName());
    }

    private static String text(Object value) {
        if (value instanceof OffsetDateTime time) {
            return Time.writeTime(time);
        }
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }
}

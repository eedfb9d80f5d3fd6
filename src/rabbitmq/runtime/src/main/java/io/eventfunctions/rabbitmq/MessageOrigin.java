package io.eventfunctions.rabbitmq;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import com.rabbitmq.client.AMQP;

import io.eventfunctions.spi.Undecodable;

/**
 * The origin of a message that is not an event. AMQP numbers deliveries, not messages, so a message without a {@code message-id} is
 * identified by a hash of its body, its properties and its headers: each redelivery becomes the same dead letter, and a message that
 * differs in any of them another one. Headers that the server changes with each delivery, such as {@code x-delivery-count}, do not count.
 */
final class MessageOrigin {

    private static final int BYTES = 16;
    private static final String OF_SERVER = "x-";

    private MessageOrigin() {}

    static Undecodable.Origin of(AmqpMessage message) {
        String id = message.properties().getMessageId();
        return new Undecodable.Origin(source(message.queue()), id == null || id.isBlank() ? hash(message) : id);
    }

    private static String source(String queue) {
        try {
            return new URI(null, null, "/rabbitmq/" + queue, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(AmqpMessage message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(message.body());
            digest.update(properties(message.properties()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String properties(AMQP.BasicProperties properties) {
        StringBuilder text = new StringBuilder();
        part(text, properties.getContentType());
        part(text, properties.getContentEncoding());
        part(text, properties.getCorrelationId());
        part(text, properties.getReplyTo());
        part(
                text,
                properties.getTimestamp() == null
                        ? null
                        : properties.getTimestamp().getTime());
        part(text, properties.getType());
        part(text, properties.getUserId());
        part(text, properties.getAppId());
        Map<String, Object> headers = properties.getHeaders();
        if (headers != null) {
            new TreeMap<>(headers).forEach((name, value) -> {
                if (!name.startsWith(OF_SERVER)) {
                    part(text, name);
                    part(text, value);
                }
            });
        }
        return text.toString();
    }

    /** Adds a value with its length, so that no two lists of values have one text. */
    private static void part(StringBuilder text, Object value) {
        String part = text(value);
        text.append(part.length()).append(':').append(part);
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            StringBuilder parts = new StringBuilder();
            Collection<?> values =
                    value instanceof Map<?, ?> map ? new TreeMap<>(map).entrySet() : (Collection<?>) value;
            for (Object each : values) {
                if (each instanceof Map.Entry<?, ?> entry) {
                    part(parts, entry.getKey());
                    part(parts, entry.getValue());
                } else {
                    part(parts, each);
                }
            }
            return parts.toString();
        }
        return String.valueOf(value);
    }
}

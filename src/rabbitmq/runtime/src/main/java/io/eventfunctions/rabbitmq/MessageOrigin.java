package io.eventfunctions.rabbitmq;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.eventfunctions.spi.Undecodable;

/**
 * The origin of a message that is not an event. AMQP numbers deliveries, not messages, so a message without a {@code message-id} is
 * identified by a hash of its body: each redelivery becomes the same dead letter.
 */
final class MessageOrigin {

    private static final int BYTES = 16;

    private MessageOrigin() {}

    static Undecodable.Origin of(AmqpMessage message) {
        String id = message.properties().getMessageId();
        return new Undecodable.Origin(source(message.queue()), id == null || id.isEmpty() ? hash(message.body()) : id);
    }

    private static String source(String queue) {
        try {
            return new URI(null, null, "/rabbitmq/" + queue, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

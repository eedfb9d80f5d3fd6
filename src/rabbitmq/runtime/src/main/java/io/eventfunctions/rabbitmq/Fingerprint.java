package io.eventfunctions.rabbitmq;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.eventfunctions.spi.Undecodable;

/**
 * Tells a message that is no event from others. AMQP numbers deliveries, not messages: unless the sender has given it an id,
 * it is known by its bytes, so that each delivery of it becomes the same dead letter.
 */
final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

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

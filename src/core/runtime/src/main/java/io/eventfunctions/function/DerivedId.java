package io.eventfunctions.function;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

import io.cloudevents.CloudEvent;

/**
 * The id of an event that a function sends: the same whenever the same event is handled by the same function, so that a
 * redelivery sends the same ids again and receivers can tell duplicates.
 */
final class DerivedId {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(DerivedId::sha256);
    private static final byte SEPARATOR = 0;

    private DerivedId() {}

    /**
     * A hash of the cause's source and id, the function and the position, written as a UUID of version 8.
     *
     * @param position of the event among those that the function sends, from 0
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8">RFC 9562, UUID version 8</a>
     */
    static String of(CloudEvent cause, String function, int position) {
        MessageDigest digest = SHA_256.get();
        update(digest, cause.getSource().toString());
        update(digest, cause.getId());
        update(digest, function);
        update(digest, Integer.toString(position));
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = hash.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x8000L;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static void update(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update(SEPARATOR);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

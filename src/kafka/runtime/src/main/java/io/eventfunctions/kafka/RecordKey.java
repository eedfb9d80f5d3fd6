package io.eventfunctions.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.event.AttributeValues;

/**
 * Converts record keys to partition keys and back. A key that cannot be an attribute, such as a number in binary, becomes its Base64
 * after a prefix; such a partition key becomes the same bytes again, so that what is sent on goes to the same partition.
 */
final class RecordKey {

    private static final String BINARY = "base64:";

    private RecordKey() {}

    /** The partition key of a record, or {@code null} if it has no key. */
    static @Nullable String toPartitionKey(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        String text = text(key);
        return text != null && text.equals(AttributeValues.legal(text)) && !text.startsWith(BINARY)
                ? text
                : BINARY + Base64.getEncoder().encodeToString(key);
    }

    /** The key of a record that has an event with a partition key, or {@code null} if it has none. */
    static byte @Nullable [] of(@Nullable Object partitionKey) {
        if (partitionKey == null) {
            return null;
        }
        String text = AttributeValues.text(partitionKey);
        byte[] binary = text.startsWith(BINARY) ? decoded(text.substring(BINARY.length())) : null;
        return binary == null ? text.getBytes(StandardCharsets.UTF_8) : binary;
    }

    private static @Nullable String text(byte[] key) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

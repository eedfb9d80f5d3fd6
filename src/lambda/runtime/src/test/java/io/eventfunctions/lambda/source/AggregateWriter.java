package io.eventfunctions.lambda.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import com.google.protobuf.CodedOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Aggregates records as the Kinesis Producer Library does, with the library of Protocol Buffers. */
final class AggregateWriter {

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    /** A row of the table of partition keys. */
    AggregateWriter key(String key) {
        return field(out -> out.writeString(1, key));
    }

    /** A row of the table of explicit hash keys. */
    AggregateWriter hashKey(String key) {
        return field(out -> out.writeString(2, key));
    }

    /** A record with the key of a row, from 0. */
    AggregateWriter record(long key, String data) {
        return record(out -> {
            out.writeUInt64(1, key);
            out.writeByteArray(3, data.getBytes(UTF_8));
        });
    }

    /** A record that has been written by hand. */
    AggregateWriter record(Content content) {
        byte[] record = bytes(content);
        return field(out -> out.writeByteArray(3, record));
    }

    AggregateWriter field(Content content) {
        message.writeBytes(bytes(content));
        return this;
    }

    /** The data of the aggregate in Base64. */
    String base64() {
        return Base64.getEncoder().encodeToString(seal(message.toByteArray()));
    }

    /** The serialized message, without what is around it. */
    byte[] message() {
        return message.toByteArray();
    }

    /** The magic number, the message and its checksum. */
    static byte[] seal(byte[] message) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        sealed.writeBytes(MAGIC);
        sealed.writeBytes(message);
        try {
            sealed.writeBytes(MessageDigest.getInstance("MD5").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return sealed.toByteArray();
    }

    interface Content {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            content.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

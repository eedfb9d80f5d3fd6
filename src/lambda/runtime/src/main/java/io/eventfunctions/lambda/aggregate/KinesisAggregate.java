package io.eventfunctions.lambda.aggregate;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A record of Kinesis in which the Kinesis Producer Library, or another producer with the same format, has aggregated several records.
 *
 * @see <a href="https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md">KPL Aggregated Record Format</a>
 */
public final class KinesisAggregate {

    /** A record as its producer has put it. */
    public record UserRecord(String partitionKey, byte[] data) {}

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
    /** What the magic number looks like in Base64, so that other records are not decoded for it. */
    private static final String MAGIC_BASE64 = "84maw";

    private static final int CHECKSUM = 16;

    private static final int PARTITION_KEYS = 1;
    private static final int RECORDS = 3;
    private static final int RECORD_PARTITION_KEY = 1;
    private static final int RECORD_DATA = 3;

    private KinesisAggregate() {}

    /**
     * The records of an aggregate, in order; {@code null} if the data are not an aggregate, or a corrupted one.
     *
     * @param base64 the data of a record
     */
    public static @Nullable List<UserRecord> read(String base64) {
        if (!base64.startsWith(MAGIC_BASE64)) {
            return null;
        }
        try {
            return records(Base64.getDecoder().decode(base64));
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static @Nullable List<UserRecord> records(byte[] data) {
        int end = data.length - CHECKSUM;
        if (end < MAGIC.length || !Arrays.equals(data, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return null;
        }
        byte[] message = Arrays.copyOfRange(data, MAGIC.length, end);
        return Arrays.equals(md5(message), Arrays.copyOfRange(data, end, data.length))
                ? records(new ProtobufMessage(ByteBuffer.wrap(message)))
                : null;
    }

    /** The table of keys may be behind the records that refer to it. */
    private static List<UserRecord> records(ProtobufMessage aggregate) {
        List<String> keys = new ArrayList<>();
        List<ProtobufMessage> records = new ArrayList<>();
        while (aggregate.next()) {
            switch (aggregate.field()) {
                case PARTITION_KEYS -> keys.add(new String(aggregate.bytes(), UTF_8));
                case RECORDS -> records.add(new ProtobufMessage(ByteBuffer.wrap(aggregate.bytes())));
                default -> {
                    // The hash keys have chosen the shard, which is done.
                }
            }
        }
        return records.stream().map(record -> record(record, keys)).toList();
    }

    private static UserRecord record(ProtobufMessage record, List<String> keys) {
        String key = null;
        byte[] data = null;
        while (record.next()) {
            switch (record.field()) {
                case RECORD_PARTITION_KEY -> key = keys.get(Math.toIntExact(record.number()));
                case RECORD_DATA -> data = record.bytes();
                default -> {
                    // A hash key, or tags, which nobody sends.
                }
            }
        }
        if (key == null || data == null) {
            throw new IllegalArgumentException("The record has no partition key or no data");
        }
        return new UserRecord(key, data);
    }

    private static byte[] md5(byte[] message) {
        try {
            return MessageDigest.getInstance("MD5").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}

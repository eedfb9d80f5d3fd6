package io.eventfunctions.lambda.aggregate;

import java.nio.ByteBuffer;

/**
 * The fields of a message in Protocol Buffers, one after the other. All methods throw a {@link RuntimeException} if the message is
 * malformed.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class ProtobufMessage {

    private static final int VARINT = 0;
    private static final int I64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int I32 = 5;

    private final ByteBuffer message;
    private int field;
    private int type;
    private long number;
    private byte[] bytes = {};

    ProtobufMessage(ByteBuffer message) {
        this.message = message;
    }

    /** Reads the next field; false if there is none. */
    boolean next() {
        if (!message.hasRemaining()) {
            return false;
        }
        long tag = varint();
        field = Math.toIntExact(tag >>> 3);
        type = (int) (tag & 7);
        switch (type) {
            case VARINT -> number = varint();
            case I64 -> number = message.getLong();
            case LENGTH_DELIMITED -> bytes = take(varint());
            case I32 -> number = message.getInt();
            default -> throw new IllegalArgumentException("Unknown wire type " + type);
        }
        return true;
    }

    /** The number of the field. */
    int field() {
        return field;
    }

    /** The value of a field that is an integer. */
    long number() {
        return require(VARINT, number);
    }

    /** The value of a field that is text, bytes or a message. */
    byte[] bytes() {
        return require(LENGTH_DELIMITED, bytes);
    }

    private <T> T require(int expected, T value) {
        if (type != expected) {
            throw new IllegalArgumentException("Field %d has wire type %d".formatted(field, type));
        }
        return value;
    }

    private byte[] take(long length) {
        if (length < 0 || length > message.remaining()) {
            throw new IllegalArgumentException("A field of %d bytes exceeds its message".formatted(length));
        }
        byte[] taken = new byte[(int) length];
        message.get(taken);
        return taken;
    }

    /** Seven bits in each byte, the lowest first; the eighth says that another byte follows. */
    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A number has more than ten bytes");
    }
}

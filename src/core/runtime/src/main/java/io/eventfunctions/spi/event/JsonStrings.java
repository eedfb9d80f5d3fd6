package io.eventfunctions.spi.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The strings of JSON in UTF-8. Long ones are passed eight bytes at a time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, strings</a>
 */
final class JsonStrings {

    /** There is no string. */
    static final int NONE = -1;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Most strings are short: eight bytes at a time pay off behind so many. */
    private static final int NEAR = 24;
    /** The characters that take one byte and stand for themselves. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int c = ' '; c < 0x80; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
    }

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private JsonStrings() {}

    /** The index behind the string that begins there, or {@link #NONE}. */
    static int behind(byte[] text, int begin, int end) {
        return behind(text, begin, end, true);
    }

    /** The index behind the string without escapes that begins there, or {@link #NONE}. */
    static int behindPlain(byte[] text, int begin, int end) {
        return behind(text, begin, end, false);
    }

    private static int behind(byte[] text, int begin, int end, boolean escapes) {
        if (begin >= end || text[begin] != '"') {
            return NONE;
        }
        int at = begin + 1;
        while (true) {
            at = special(text, at, end);
            if (at == end) {
                return NONE;
            }
            int c = text[at] & 0xFF;
            if (c == '"') {
                return at + 1;
            }
            int length = c >= 0x80 ? Utf8.length(text, at, end) : c == '\\' && escapes ? escape(text, at, end) : 0;
            if (length == 0) {
                return NONE;
            }
            at += length;
        }
    }

    /** The index of the next byte that ends the string, escapes, is a control character or begins a longer character; or the end. */
    private static int special(byte[] text, int begin, int end) {
        int at = begin;
        int near = Math.min(end, begin + NEAR);
        while (at < near) {
            if (!PLAIN[text[at] & 0xFF]) {
                return at;
            }
            at++;
        }
        return at == end ? at : farSpecial(text, at, end);
    }

    private static int farSpecial(byte[] text, int begin, int end) {
        int at = begin;
        while (at <= end - Long.BYTES) {
            long special = special((long) EIGHT.get(text, at));
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < end && text[at] >= ' ' && text[at] != '"' && text[at] != '\\') {
            at++;
        }
        return at;
    }

    /**
     * The highest bit of a byte is set if the byte is special. A subtraction may borrow from the byte above, so of the bits that are set only
     * the lowest is sure; no other is asked for.
     */
    private static long special(long bytes) {
        long quotes = bytes ^ QUOTES;
        long backslashes = bytes ^ BACKSLASHES;
        long controls = (bytes - SPACES) & ~bytes;
        return (bytes | controls | (quotes - ONES) & ~quotes | (backslashes - ONES) & ~backslashes) & HIGHS;
    }

    /** The length of an escape, or 0 if it is not one. */
    private static int escape(byte[] text, int begin, int end) {
        if (begin + 1 >= end) {
            return 0;
        }
        switch (text[begin + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return 2;
            }
            case 'u' -> {
                boolean valid = begin + 6 <= end;
                for (int i = begin + 2; valid && i < begin + 6; i++) {
                    valid = Character.digit(text[i], 16) >= 0;
                }
                return valid ? 6 : 0;
            }
            default -> {
                return 0;
            }
        }
    }
}

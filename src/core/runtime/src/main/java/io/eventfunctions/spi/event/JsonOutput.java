package io.eventfunctions.spi.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A growing JSON text in UTF-8. */
final class JsonOutput {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] text;
    private int length;

    JsonOutput(int capacity) {
        this.text = new byte[capacity];
    }

    /** Adds JSON as it is. */
    JsonOutput raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, text, length, json.length);
        length += json.length;
        return this;
    }

    /** Adds JSON that consists of characters of ASCII. */
    @SuppressWarnings("deprecation")
    JsonOutput raw(String json) {
        reserve(json.length());
        json.getBytes(0, json.length(), text, length);
        length += json.length();
        return this;
    }

    /** Adds a string in Base64. */
    JsonOutput base64(byte[] bytes) {
        return raw("\"").raw(Base64.getEncoder().encode(bytes)).raw("\"");
    }

    /** Adds a string. The text has no unpaired surrogates. */
    JsonOutput string(String value) {
        // No character takes more than six bytes: those that are escaped.
        reserve(2 + 6 * value.length());
        byte[] out = text;
        int at = length;
        out[at++] = '"';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                if (c == '"' || c == '\\') {
                    out[at++] = '\\';
                    out[at++] = (byte) c;
                } else if (c >= ' ') {
                    out[at++] = (byte) c;
                } else {
                    at = escape(c, at);
                }
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | c >> 6);
                out[at++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isSurrogate(c)) {
                int character = value.codePointAt(i++);
                out[at++] = (byte) (0xF0 | character >> 18);
                out[at++] = (byte) (0x80 | character >> 12 & 0x3F);
                out[at++] = (byte) (0x80 | character >> 6 & 0x3F);
                out[at++] = (byte) (0x80 | character & 0x3F);
            } else {
                out[at++] = (byte) (0xE0 | c >> 12);
                out[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                out[at++] = (byte) (0x80 | c & 0x3F);
            }
        }
        out[at++] = '"';
        length = at;
        return this;
    }

    /** The text with JSON behind it, in an array of its size: data is the largest part by far, and is copied once. */
    byte[] toBytesWith(String name, byte[] json, char last) {
        raw(name);
        byte[] whole = Arrays.copyOf(text, length + json.length + 1);
        System.arraycopy(json, 0, whole, length, json.length);
        whole[whole.length - 1] = (byte) last;
        return whole;
    }

    byte[] toBytes() {
        return length == text.length ? text : Arrays.copyOf(text, length);
    }

    private int escape(char c, int at) {
        text[at] = '\\';
        text[at + 1] = 'u';
        text[at + 2] = '0';
        text[at + 3] = '0';
        text[at + 4] = HEX[c >> 4];
        text[at + 5] = HEX[c & 0xF];
        return at + 6;
    }

    private void reserve(int more) {
        if (text.length - length < more) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }
}

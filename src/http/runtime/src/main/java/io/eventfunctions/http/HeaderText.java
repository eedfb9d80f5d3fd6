package io.eventfunctions.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The value of an attribute in a header: percent-encoded UTF-8, or a quoted string as earlier versions of the binding had it.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values">HTTP
 *     protocol binding, header values</a>
 */
final class HeaderText {

    private static final int HEX = 16;

    private HeaderText() {}

    /** The value, or {@code null} if a percent sign is not followed by two digits or the bytes are not UTF-8. */
    static @Nullable String decode(String header) {
        String text = unquoted(header);
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            int encoded = text.indexOf('%', at);
            int end = encoded < 0 ? text.length() : encoded;
            bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
            if (encoded < 0) {
                break;
            }
            int octet = octet(text, encoded + 1);
            if (octet < 0) {
                return null;
            }
            bytes.write(octet);
            at = encoded + 3;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int octet(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = digit(text.charAt(at));
        int low = digit(text.charAt(at + 1));
        return (high | low) < 0 ? -1 : high * HEX + low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, HEX) : -1;
    }

    private static String unquoted(String header) {
        if (header.length() < 2 || header.charAt(0) != '"' || header.charAt(header.length() - 1) != '"') {
            return header;
        }
        StringBuilder text = new StringBuilder(header.length());
        for (int i = 1; i < header.length() - 1; i++) {
            boolean escaped = header.charAt(i) == '\\' && i < header.length() - 2;
            text.append(header.charAt(escaped ? ++i : i));
        }
        return text.toString();
    }
}

package io.eventfunctions.spi.event;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.i18n.EventMessages;

/** Data that its media type declares to be JSON. */
public final class JsonData {

    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private JsonData() {}

    /**
     * Checks the data of an event in binary mode, where a transport can refuse it. Data of other media types than JSON is not
     * checked, nor is JSON in a charset that this platform does not know.
     *
     * @param contentType its media type; {@code null} if none is declared
     * @throws InvalidEventException if it is declared to be JSON and is not
     */
    public static void check(@Nullable String contentType, byte[] data) {
        if (!MediaTypes.isJson(contentType)) {
            return;
        }
        Charset charset = MediaTypes.charset(contentType);
        if (charset == null) {
            return;
        }
        byte[] text = inUtf8(data, charset);
        if (text == null || !JsonSyntax.isValue(text, markLength(text))) {
            throw new InvalidEventException(
                    EventMessages.MESSAGES.dataNotJson(AttributeRules.shown(contentType)), "data", null);
        }
    }

    /**
     * Whether data can be a part of a JSON event and is read from there with the same bytes: it is one JSON value in UTF-8 without
     * anything around it, and its media type says so or is absent.
     */
    static boolean isEmbeddable(@Nullable String contentType, byte[] data) {
        boolean declared =
                contentType == null || MediaTypes.isJson(contentType) && isUtf8(MediaTypes.charset(contentType));
        return declared && JsonSyntax.isExactValue(data);
    }

    /**
     * The data as text if it can be a string of a JSON event and is read from there with the same bytes: its media type is not JSON, and
     * it is UTF-8 without control characters but those of lines and tabs. {@code null} for all other data.
     */
    static @Nullable String embeddableText(@Nullable String contentType, byte[] data) {
        if (contentType == null
                || MediaTypes.isJson(contentType)
                || !isUtf8(MediaTypes.charset(contentType))
                || !isLines(data)) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isLines(byte[] data) {
        for (byte b : data) {
            boolean control = b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' || b == 0x7F;
            if (control) {
                return false;
            }
        }
        return true;
    }

    /** Whether text in UTF-8 needs no conversion for a charset; ASCII is a part of UTF-8. */
    static boolean isUtf8(@Nullable Charset charset) {
        return StandardCharsets.UTF_8.equals(charset);
    }

    /** The text in UTF-8, or {@code null} if it is not of the charset. */
    static byte @Nullable [] inUtf8(byte[] text, Charset charset) {
        if (isUtf8(charset)) {
            return text;
        }
        try {
            CharBuffer decoded = charset.newDecoder().decode(ByteBuffer.wrap(text));
            return encoded(decoded, StandardCharsets.UTF_8);
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** The text in a charset, or {@code null} if the charset does not have its characters. */
    static byte @Nullable [] encoded(CharSequence text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** The length of the byte order mark at the beginning of a text in UTF-8, or 0. */
    static int markLength(byte[] text) {
        boolean marked = text.length >= 3
                && Utf8.length(text, 0, text.length) == 3
                && ((text[0] & 0xF) << 12 | (text[1] & 0x3F) << 6 | text[2] & 0x3F) == BYTE_ORDER_MARK;
        return marked ? 3 : 0;
    }
}

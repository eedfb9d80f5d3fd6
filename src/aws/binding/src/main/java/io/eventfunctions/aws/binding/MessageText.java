package io.eventfunctions.aws.binding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What SQS and SNS take as text: the characters of XML 1.0, and at least one of them. */
public final class MessageText {

    private MessageText() {}

    /** Whether a body or the value of an attribute may read so. */
    static boolean isLegal(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(MessageText::isLegal);
    }

    private static boolean isLegal(int character) {
        return character >= 0x20 && character <= 0xD7FF
                || character == 0x9
                || character == 0xA
                || character == 0xD
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }

    /** The text that the bytes are in UTF-8, or {@code null} if they are none. */
    static String of(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The same JSON without characters that may not be sent; in valid JSON they occur in strings only. */
    static String escaped(String json) {
        if (isLegal(json)) {
            return json;
        }
        StringBuilder legal = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(character -> {
            if (isLegal(character)) {
                legal.appendCodePoint(character);
            } else {
                legal.append("\\u%04x".formatted(character));
            }
        });
        return legal.toString();
    }
}

package io.eventfunctions.aws.binding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text that SQS and SNS accept: at least one character, and only characters of XML 1.0. */
public final class MessageText {

    private MessageText() {}

    /** Whether a text is allowed as a body or as the value of an attribute. */
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

    /** The bytes as text, or {@code null} if they are not UTF-8. */
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
}

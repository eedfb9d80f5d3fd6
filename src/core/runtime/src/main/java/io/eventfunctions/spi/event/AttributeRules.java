package io.eventfunctions.spi.event;

import java.net.URI;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.i18n.EventMessages;

/**
 * The rules for the names and values of attributes. Each returns what is wrong, or {@code null}.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes">CloudEvents 1.0.2,
 *     context attributes</a>
 */
final class AttributeRules {

    /** The maximum number of characters of a value. */
    static final int LONGEST_VALUE = 1_048_576;

    /** The maximum number of characters of a name. */
    static final int LONGEST_NAME = 256;

    /** The maximum number of extensions of an event. */
    static final int MOST_EXTENSIONS = 256;

    private static final int SHOWN = 100;
    private static final String ELLIPSIS = "…";

    private AttributeRules() {}

    /** A name consists of lower-case letters and digits; {@code data} is not an attribute. */
    static @Nullable String wrongName(String name) {
        boolean valid = !name.isEmpty() && name.length() <= LONGEST_NAME;
        for (int i = 0; valid && i < name.length(); i++) {
            char c = name.charAt(i);
            valid = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
        }
        if (!valid) {
            return EventMessages.MESSAGES.invalidName(shown(name));
        }
        return name.equals("data") ? EventMessages.MESSAGES.notAnAttribute(name) : null;
    }

    /** A text has no control characters, no noncharacters and no unpaired surrogates, and is not too long. */
    static @Nullable String wrongText(String name, String value) {
        if (value.length() > LONGEST_VALUE) {
            return EventMessages.MESSAGES.tooLong(name, LONGEST_VALUE);
        }
        int at = firstIllegal(value, 0);
        return at == value.length()
                ? null
                : EventMessages.MESSAGES.illegalCharacter(name, "U+%04X".formatted(value.codePointAt(at)));
    }

    /** The index of the first character that attributes must not have, or the length of the text. */
    static int firstIllegal(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                i++;
            } else {
                int character = text.codePointAt(i);
                if (isIllegal(character)) {
                    return i;
                }
                i += Character.charCount(character);
            }
        }
        return i;
    }

    /** The text with a space in place of each run of illegal characters. */
    static String legal(String text) {
        int illegal = firstIllegal(text, 0);
        if (illegal == text.length()) {
            return text;
        }
        StringBuilder legal = new StringBuilder(text.length());
        int from = 0;
        while (illegal < text.length()) {
            legal.append(text, from, illegal);
            if (legal.length() == 0 || legal.charAt(legal.length() - 1) != ' ') {
                legal.append(' ');
            }
            from = illegal + Character.charCount(text.codePointAt(illegal));
            illegal = firstIllegal(text, from);
        }
        return legal.append(text, from, text.length()).toString();
    }

    private static boolean isIllegal(int character) {
        return character < ' '
                || character >= 0x7F && character <= 0x9F
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
                || character >= 0xFDD0 && character <= 0xFDEF
                || (character & 0xFFFE) == 0xFFFE;
    }

    /** The time in a text of RFC 3339, or {@code null} if it is not one. */
    static @Nullable OffsetDateTime time(String text) {
        return EventTime.parse(text);
    }

    /** The URI reference in a text, or {@code null} if it is not one. */
    static @Nullable URI uri(String text) {
        return RecentUris.get(text);
    }

    /** A value as a message shows it: without what may break the line, and not too long. */
    static String shown(String value) {
        String line = legal(value);
        if (line.length() <= SHOWN) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return line.substring(0, end) + ELLIPSIS;
    }
}

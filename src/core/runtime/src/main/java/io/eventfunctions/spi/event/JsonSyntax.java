package io.eventfunctions.spi.event;

/**
 * Checks whether bytes are JSON in UTF-8, by the grammar of RFC 8259. Data is checked before it becomes a part of a JSON
 * event: whatever else it is would change the event. It makes no objects and keeps its place in a local variable, because it runs for
 * every event that is sent. Each method that goes behind something returns the index there, or {@value #NONE} if there is none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259, JSON</a>
 */
final class JsonSyntax {

    /** What was expected is not there. */
    static final int NONE = JsonStrings.NONE;

    /** The maximum nesting: deeper values are read by few parsers. */
    static final int DEEPEST = 500;

    private JsonSyntax() {}

    /** Whether the bytes are one value, which begins with the first byte and ends with the last. */
    static boolean isExactValue(byte[] text) {
        return value(text, 0, text.length) == text.length;
    }

    /** Whether the bytes are one value, with white space around it or without. */
    static boolean isValue(byte[] text, int from) {
        int at = value(text, space(text, from, text.length), text.length);
        return at != NONE && space(text, at, text.length) == text.length;
    }

    /** Goes behind a value. */
    static int value(byte[] text, int at, int end) {
        return value(text, at, end, 0);
    }

    private static int value(byte[] text, int at, int end, int depth) {
        if (at >= end || depth > DEEPEST) {
            return NONE;
        }
        return switch (text[at]) {
            case '{' -> object(text, at, end, depth);
            case '[' -> array(text, at, end, depth);
            case '"' -> JsonStrings.behind(text, at, end);
            case 't' -> literal("true", text, at, end);
            case 'f' -> literal("false", text, at, end);
            case 'n' -> literal("null", text, at, end);
            default -> number(text, at, end);
        };
    }

    private static int object(byte[] text, int begin, int end, int depth) {
        int at = space(text, begin + 1, end);
        if (is('}', text, at, end)) {
            return at + 1;
        }
        while (true) {
            at = JsonStrings.behind(text, at, end);
            if (at == NONE) {
                return NONE;
            }
            at = space(text, at, end);
            if (!is(':', text, at, end)) {
                return NONE;
            }
            at = value(text, space(text, at + 1, end), end, depth + 1);
            if (at == NONE) {
                return NONE;
            }
            at = space(text, at, end);
            if (!is(',', text, at, end)) {
                return is('}', text, at, end) ? at + 1 : NONE;
            }
            at = space(text, at + 1, end);
        }
    }

    private static int array(byte[] text, int begin, int end, int depth) {
        int at = space(text, begin + 1, end);
        if (is(']', text, at, end)) {
            return at + 1;
        }
        while (true) {
            at = value(text, at, end, depth + 1);
            if (at == NONE) {
                return NONE;
            }
            at = space(text, at, end);
            if (!is(',', text, at, end)) {
                return is(']', text, at, end) ? at + 1 : NONE;
            }
            at = space(text, at + 1, end);
        }
    }

    private static int number(byte[] text, int begin, int end) {
        int at = is('-', text, begin, end) ? begin + 1 : begin;
        at = is('0', text, at, end) ? at + 1 : digits(text, at, end);
        if (at != NONE && is('.', text, at, end)) {
            at = digits(text, at + 1, end);
        }
        if (at != NONE && (is('e', text, at, end) || is('E', text, at, end))) {
            boolean signed = is('+', text, at + 1, end) || is('-', text, at + 1, end);
            at = digits(text, signed ? at + 2 : at + 1, end);
        }
        return at;
    }

    private static int digits(byte[] text, int begin, int end) {
        int at = begin;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at > begin ? at : NONE;
    }

    private static int literal(String word, byte[] text, int at, int end) {
        if (end - at < word.length()) {
            return NONE;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return NONE;
            }
        }
        return at + word.length();
    }

    /** Whether the next byte is that character. */
    static boolean is(char c, byte[] text, int at, int end) {
        return at < end && text[at] == c;
    }

    /** Goes behind white space, if there is any. */
    static int space(byte[] text, int begin, int end) {
        int at = begin;
        while (at < end && text[at] <= ' ' && isSpace(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}

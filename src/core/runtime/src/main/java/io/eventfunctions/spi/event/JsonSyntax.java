package io.eventfunctions.spi.event;

/**
 * Checks whether bytes are one JSON value in UTF-8, by the grammar of RFC 8259. Data is checked before it becomes a part of a JSON
 * event: whatever else it is would change the event. It makes no objects, because it runs for every event that is sent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259, JSON</a>
 */
final class JsonSyntax {

    /** The maximum nesting: deeper values are read by few parsers. */
    static final int DEEPEST = 500;

    /** The characters that a string may have as they are and that take one byte. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int c = ' '; c < 0x80; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
    }

    private final byte[] text;
    private final int end;
    private int at;

    private JsonSyntax(byte[] text, int at) {
        this.text = text;
        this.end = text.length;
        this.at = at;
    }

    /** Whether the bytes are one value, which begins with the first byte and ends with the last. */
    static boolean isExactValue(byte[] text) {
        JsonSyntax syntax = new JsonSyntax(text, 0);
        return syntax.value(0) && syntax.at == syntax.end;
    }

    /** Whether the bytes are one value, with white space around it or without. */
    static boolean isValue(byte[] text, int from) {
        JsonSyntax syntax = new JsonSyntax(text, from);
        syntax.skipSpace();
        if (!syntax.value(0)) {
            return false;
        }
        syntax.skipSpace();
        return syntax.at == syntax.end;
    }

    private boolean value(int depth) {
        if (at == end || depth > DEEPEST) {
            return false;
        }
        return switch (text[at]) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        };
    }

    private boolean object(int depth) {
        at++;
        skipSpace();
        if (take('}')) {
            return true;
        }
        do {
            skipSpace();
            if (at == end || text[at] != '"' || !string()) {
                return false;
            }
            skipSpace();
            if (!take(':')) {
                return false;
            }
            skipSpace();
            if (!value(depth + 1)) {
                return false;
            }
            skipSpace();
        } while (take(','));
        return take('}');
    }

    private boolean array(int depth) {
        at++;
        skipSpace();
        if (take(']')) {
            return true;
        }
        do {
            skipSpace();
            if (!value(depth + 1)) {
                return false;
            }
            skipSpace();
        } while (take(','));
        return take(']');
    }

    private boolean string() {
        byte[] bytes = text;
        int i = at + 1;
        while (i < end) {
            int c = bytes[i] & 0xFF;
            if (PLAIN[c]) {
                i++;
            } else if (c == '"') {
                at = i + 1;
                return true;
            } else {
                int length = c == '\\' ? escape(i) : c < 0x80 ? 0 : Utf8.length(bytes, i, end);
                if (length == 0) {
                    return false;
                }
                i += length;
            }
        }
        return false;
    }

    /** The length of an escape, or 0 if it is not one. */
    private int escape(int begin) {
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

    private boolean number() {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int begin = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at > begin;
    }

    private boolean literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean take(char c) {
        if (at < end && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < end && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }
}

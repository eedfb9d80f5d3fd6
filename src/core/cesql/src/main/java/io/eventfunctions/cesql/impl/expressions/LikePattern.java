package io.eventfunctions.cesql.impl.expressions;

import java.util.Arrays;

/**
 * A pattern of {@code LIKE}: {@code %} stands for any characters, {@code _} for one, {@code \%} and {@code \_} for themselves. Matching goes
 * through a text once for each character of the pattern at most, whatever the text is: when an attempt fails, only the last {@code %} is
 * tried with one character more, because an earlier one cannot help.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cesql/spec.md#343-like-operator">CloudEvents SQL, LIKE</a>
 */
final class LikePattern {

    private static final int ONE = -1;
    private static final int ANY = -2;

    /** Code points, {@link #ONE} and {@link #ANY}. */
    private final int[] symbols;

    LikePattern(String pattern) {
        int[] characters = pattern.codePoints().toArray();
        int[] found = new int[characters.length];
        int length = 0;
        for (int i = 0; i < characters.length; i++) {
            boolean escaped = characters[i] == '\\' && i + 1 < characters.length && isWildcard(characters[i + 1]);
            if (escaped) {
                i++;
            }
            found[length++] = escaped ? characters[i] : symbol(characters[i]);
        }
        symbols = Arrays.copyOf(found, length);
    }

    private static boolean isWildcard(int character) {
        return character == '%' || character == '_';
    }

    private static int symbol(int character) {
        return character == '%' ? ANY : character == '_' ? ONE : character;
    }

    /** Whether the pattern matches the whole text, line breaks included. */
    boolean matches(String text) {
        int position = 0;
        int symbol = 0;
        int afterAny = -1;
        int endOfAny = 0;
        while (position < text.length()) {
            int character = text.codePointAt(position);
            if (symbol < symbols.length && symbols[symbol] == ANY) {
                symbol++;
                afterAny = symbol;
                endOfAny = position;
            } else if (symbol < symbols.length && (symbols[symbol] == ONE || symbols[symbol] == character)) {
                symbol++;
                position += Character.charCount(character);
            } else if (afterAny < 0) {
                return false;
            } else if (afterAny == symbols.length) {
                return true;
            } else {
                symbol = afterAny;
                endOfAny += Character.charCount(text.codePointAt(endOfAny));
                position = endOfAny;
            }
        }
        while (symbol < symbols.length && symbols[symbol] == ANY) {
            symbol++;
        }
        return symbol == symbols.length;
    }
}

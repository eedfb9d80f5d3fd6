package io.eventfunctions.spi.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Strings are passed eight bytes at a time; what a byte means does not depend on where among the eight it is. */
class JsonStringsTest {

    private static final int LONGEST = 44;

    @Test
    void eachByteEndsAStringOrNotWhereverItIs() {
        for (int length = 1; length <= LONGEST; length++) {
            for (int place = 1; place <= length; place++) {
                for (int value = 0; value < 256; value++) {
                    byte[] text = string(length);
                    text[place] = (byte) value;
                    assertEquals(
                            expected(value, place, length),
                            JsonStrings.behindPlain(text, 0, text.length),
                            "%d at %d of %d".formatted(value, place, length));
                }
            }
        }
    }

    private static int expected(int value, int place, int length) {
        if (value == '"') {
            return place + 1;
        }
        return value < ' ' || value == '\\' || value >= 0x80 ? JsonSyntax.NONE : length + 2;
    }

    @Test
    void neighboursOfSpecialBytesChangeNothing() {
        int[] values = {0, 0x1F, ' ', '!', '"', '#', '[', '\\', ']', 0x7F, 0x80, 0xFF};
        for (int first : values) {
            for (int second : values) {
                byte[] text = string(LONGEST);
                text[30] = (byte) first;
                text[31] = (byte) second;
                int ofFirst = expected(first, 30, LONGEST);
                int expected = ofFirst == LONGEST + 2 ? expected(second, 31, LONGEST) : ofFirst;
                assertEquals(expected, JsonStrings.behindPlain(text, 0, text.length), first + " " + second);
            }
        }
    }

    @Test
    void escapesAndLongerCharactersAreOneCharacterEach() {
        assertBehind("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"");
        assertBehind("\"\u00e9\u20ac\ud83d\ude00abcdefgh\u00e9\"");
        assertEquals(JsonSyntax.NONE, behind("\"\\x\""));
        assertEquals(JsonSyntax.NONE, behind("\"\\u00g0\""));
        assertEquals(JsonSyntax.NONE, behind("\"\\u00"));
        assertEquals(JsonSyntax.NONE, behind("\"\\"));
    }

    @Test
    void whatIsBehindTheEndIsNotLookedAt() {
        byte[] text = string(LONGEST);
        for (int end = 0; end < text.length; end++) {
            assertEquals(JsonSyntax.NONE, JsonStrings.behind(text, 0, end));
        }
    }

    private static void assertBehind(String text) {
        assertEquals(utf8(text).length, behind(text));
    }

    private static int behind(String text) {
        return JsonStrings.behind(utf8(text), 0, utf8(text).length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As many letters in quotation marks. */
    private static byte[] string(int length) {
        byte[] text = new byte[length + 2];
        Arrays.fill(text, (byte) 'a');
        text[0] = '"';
        text[length + 1] = '"';
        return text;
    }
}

package io.eventfunctions.function;

import java.net.URI;
import java.util.regex.Pattern;

import io.cloudevents.core.builder.CloudEventBuilder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What LIKE matches. */
class LikeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc|abc|true",
                "abc|ab|false",
                "abc|abcd|false",
                "a%|a|true",
                "%|x|true",
                "%%|x|true",
                "_|x|true",
                "_|xy|false",
                "__|x|false",
                "a_c|abc|true",
                "a%c|abbbc|true",
                "a%c|abbb|false",
                "%b%|abc|true",
                "%ab%ab|abab|true",
                "%ab%ab|aab|false",
                "%a_|xab|true",
                "a\\%|a%|true",
                "a\\%|ab|false",
                "a\\_|a_|true",
                "a\\_|ab|false",
                "a.c|abc|false",
                "a\\Eb|a\\Eb|true",
                "a_|a😀|true",
                "%😀_|x😀y|true",
            })
    void aPatternMatchesTheWholeText(String pattern, String text, boolean matches) {
        assertEquals(matches, like(pattern, text));
    }

    @Test
    void aPercentSignAndAnUnderscoreMatchLineBreaks() {
        assertTrue(like("a%", "a\nb"));
        assertTrue(like("%b", "a\r\nb"));
        assertTrue(like("a_b", "a\nb"));
        assertFalse(like("a", "a\n"));
    }

    @Property
    void itMatchesWhatTheRegularExpressionMatches(
            @ForAll @StringLength(min = 1, max = 8) @Chars({'a', 'b', '%', '_'}) String pattern,
            @ForAll @NotEmpty @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String text) {
        String regex = pattern.replace("%", ".*").replace("_", ".");
        assertEquals(Pattern.matches(regex, text), like(pattern, text));
    }

    private static boolean like(String pattern, String text) {
        return new FilterExpression("subject LIKE '" + pattern + "'")
                .matches(CloudEventBuilder.v1()
                        .withId("1")
                        .withSource(URI.create("/test"))
                        .withType("com.example.order")
                        .withSubject(text)
                        .build());
    }
}

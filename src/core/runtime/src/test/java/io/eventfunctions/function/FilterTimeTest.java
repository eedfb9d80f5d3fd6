package io.eventfunctions.function;

import java.net.URI;
import java.time.Duration;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** However an event's attributes look, a filter takes time in proportion to their length. */
class FilterTimeTest {

    private static final int LENGTH = 100_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject LIKE '%a%a%a%b'",
                "subject LIKE '%a_a%a_a%a_a%b'",
                "subject LIKE '%aaaaaaaaaaaaaaaaaaab%'",
                "NOT subject LIKE '%a%a%a%a%a%a%a%'",
                "subject IN ('a', 'b', 'c')",
                "UPPER(TRIM(LOWER(CONCAT(subject, subject)))) = 'B'",
                "SUBSTRING(subject, 1, 99999) = 'b'",
                "LEFT(subject, 99999) = 'b' OR RIGHT(subject, 99999) = 'b'",
                "INT(subject) > 0",
                "IS_INT(subject)",
                "BOOL(subject)",
                "LENGTH(CONCAT_WS(subject, subject, subject)) = 1",
            })
    void isInProportionToTheLengthOfAnAttribute(String filter) {
        FilterExpression expression = new FilterExpression(filter);
        CloudEvent event = CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/test"))
                .withType("com.example.order")
                .withSubject("a".repeat(LENGTH))
                .build();
        assertFalse(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> expression.matches(event)));
    }
}

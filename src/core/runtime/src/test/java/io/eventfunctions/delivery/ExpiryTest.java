package io.eventfunctions.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** It is noon, and events live ten minutes. */
class ExpiryTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // time, expirytime, sent, redrives, over
                "11:51:00, -, -, -, false",
                "11:49:00, -, -, -, true",
                "11:50:00, -, -, -, false",
                "11:49:59.999999999, -, -, -, true",
                "11:50:00.000000001, -, -, -, false",
                "12:30:00, -, -, -, false",
                "-, -, -, -, false",
                "-, -, 11:51:00, -, false",
                "-, -, 11:49:00, -, true",
                "11:49:00, -, 11:59:00, -, true",
                "11:59:00, 11:59:30, -, -, true",
                "11:59:00, 12:00:30, -, -, false",
                "11:49:00, 12:30:00, -, -, true",
                "11:49:00, -, 11:59:00, 1, false",
            })
    void anEventIsOverByItsTimeOrItsExpiryTimeWhicheverIsEarlier(
            String time, String expiryTime, String sent, Integer redrives, boolean over) {
        assertEquals(over, over(Duration.ofMinutes(10), time, expiryTime, sent, redrives));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"00:00:00, -, false", "-, 11:59:59, true", "-, 12:00:01, false", "-, nonsense, false"})
    void withoutATtlOnlyTheExpiryTimeCounts(String time, String expiryTime, boolean over) {
        assertEquals(over, over(null, time, expiryTime, null, null));
    }

    private static boolean over(Duration ttl, String time, String expiryTime, String sent, Integer redrives) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/test"))
                .withType("t")
                .withTime(at(time));
        if (expiryTime != null) {
            event.withExtension("expirytime", expiryTime.contains(":") ? "2026-01-31T" + expiryTime + "Z" : expiryTime);
        }
        if (redrives != null) {
            event.withExtension("deadletterredrives", redrives);
        }
        return new Expiry(Optional.ofNullable(ttl), NOON).isOver(event.build(), at(sent));
    }

    private static OffsetDateTime at(String time) {
        return time == null ? null : OffsetDateTime.parse("2026-01-31T" + time + "Z");
    }
}

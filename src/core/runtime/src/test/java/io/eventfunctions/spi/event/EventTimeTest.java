package io.eventfunctions.spi.event;

import java.time.OffsetDateTime;

import io.cloudevents.types.Time;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class EventTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00.1Z",
                "2026-01-31T12:00:00.123456789Z",
                "2026-01-31T12:00:00+01:00",
                "2026-01-31T12:00:00.5-11:30",
                "0000-01-01T00:00:00Z",
                "2024-02-29T23:59:59-18:00",
                "2026-01-31t12:00:00z",
                "2026-01-31T12:00Z",
                "2026-01-31T12:00:00.Z",
                "+10000-01-01T00:00:00Z"
            })
    void aTimeIsReadAsByTheGeneralParser(String text) {
        assertEquals(OffsetDateTime.parse(text), EventTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-31",
                "2026-01-31T12:00:00",
                "2026-01-31 12:00:00Z",
                "2022-02-24T13:25:16+0000",
                "2026-02-30T12:00:00Z",
                "2026-01-31T24:00:01Z",
                "2026-01-31T12:00:00.1234567890Z",
                "2026-01-31T12:00:00+19:00",
                "2026-01-31T12:00:00+01:60",
                "2026-01-31T12:00:00Z ",
                "2026-01-31T12:00:00*01:00",
                "2026-0a-31T12:00:00Z",
                "-026-01-31T12:00:00Z"
            })
    void anotherTextIsNotATime(String text) {
        assertNull(EventTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:30:05.1Z",
                "2026-01-31T12:00:00.000000009Z",
                "2026-01-31T12:00:00.120-11:30",
                "0000-01-01T00:00:00+00:00:01",
                "9999-12-31T23:59:59.999999999+18:00",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void aTimeIsWrittenAsByTheGeneralFormatter(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        assertEquals(Time.writeTime(time), EventTime.text(time));
    }
}

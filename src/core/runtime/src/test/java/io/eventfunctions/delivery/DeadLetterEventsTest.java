package io.eventfunctions.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.DeadLetterReason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeadLetterEventsTest {

    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("1")
            .withSource(URI.create("/test"))
            .withType("t")
            .withData("application/json", "{}".getBytes())
            .build();

    private final DeadLetterEvents letters =
            new DeadLetterEvents(Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void aDeadLetterIsTheOriginalEventAndSaysWhyAndWhere() {
        CloudEvent letter = letters.of(
                EVENT, "users", "greet", DeadLetterReason.RETRIES_EXHAUSTED, 4, new IllegalStateException("no"));
        assertEquals("1", letter.getId());
        assertEquals("t", letter.getType());
        assertEquals(EVENT.getData(), letter.getData());
        assertEquals("retries-exhausted", letter.getExtension("deadletterreason"));
        assertEquals("users", letter.getExtension("deadletterchannel"));
        assertEquals("greet", letter.getExtension("deadletterfunction"));
        assertEquals("java.lang.IllegalStateException", letter.getExtension("deadlettererror"));
        assertEquals("no", letter.getExtension("deadlettermessage"));
        assertEquals(4, letter.getExtension("deadletterattempts"));
        assertEquals(OffsetDateTime.parse("2026-01-31T12:00:00Z"), letter.getExtension("deadlettertime"));
    }

    @Test
    void messagesAreOneShortLine() {
        CloudEvent letter = letters.of(
                EVENT, "c", "f", DeadLetterReason.UNDECODABLE, 1, new RuntimeException("a\n\tb" + "x".repeat(5000)));
        String message = (String) letter.getExtension("deadlettermessage");
        assertTrue(message.startsWith("a bx"), message);
        assertEquals(1000, message.length());
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        CloudEvent letter = letters.of(EVENT, "c", null, DeadLetterReason.EXPIRED, 0, null);
        assertFalse(letter.getExtensionNames().contains("deadletterfunction"));
        assertFalse(letter.getExtensionNames().contains("deadlettererror"));
    }
}

package io.eventfunctions.delivery;

import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** A dead letter that is too large for its channel loses what can be missed, and stays a dead letter. */
class LargeDeadLetterTest {

    private final DeliveryFixture on = new DeliveryFixture(policy -> {
        policy.retry = 0;
        policy.deadLetter = "letters";
    });

    @BeforeEach
    void theFunctionFails() {
        on.function.fails(new IllegalStateException("x".repeat(900)));
    }

    @Test
    void firstTheMessageIsShortened() {
        CloudEvent letter = letter(event -> message(event).length() > 100);
        assertEquals(100, message(letter).length());
        assertArrayEquals(new byte[5_000], letter.getData().toBytes());
        assertNull(letter.getExtension("deadletterdatasize"));
    }

    @Test
    void thenTheDataIsLeftOutAndItsSizeStays() {
        CloudEvent letter = letter(event -> event.getData() != null);
        assertEquals(5_000, letter.getExtension("deadletterdatasize"));
        assertEquals("kept", letter.getExtension("tenant"));
        assertEquals("subject", letter.getSubject());
        assertEquals("retries-exhausted", letter.getExtension("deadletterreason"));
    }

    @Test
    void atLastOnlyWhatNamesItAndWhyItFailedIsLeft() {
        CloudEvent letter = letter(event -> event.getExtension("tenant") != null);
        assertNull(letter.getSubject());
        assertEquals("large", letter.getId());
        assertEquals("com.example.thing", letter.getType());
        assertEquals(5_000, letter.getExtension("deadletterdatasize"));
        assertEquals("retries-exhausted", letter.getExtension("deadletterreason"));
        assertEquals("function", letter.getExtension("deadletterfunction"));
        assertEquals("things", letter.getExtension("deadletterchannel"));
    }

    @Test
    void oneThatIsTooLargeEvenThenIsRejected() {
        on.sender.findsTooLarge(event -> true);
        on.deliver(event()).assertIs(Outcome.REJECTED);
    }

    private CloudEvent letter(Predicate<CloudEvent> tooLarge) {
        on.sender.findsTooLarge(tooLarge);
        on.deliver(event()).assertIs(Outcome.DEAD_LETTERED);
        assertEquals(1, on.sender.sent().size());
        return on.sender.sent().get(0);
    }

    private CloudEvent event() {
        return on.event("large")
                .withSubject("subject")
                .withData("application/octet-stream", new byte[5_000])
                .withExtension("tenant", "kept")
                .build();
    }

    private static String message(CloudEvent letter) {
        return letter.getExtension("deadlettermessage").toString();
    }
}

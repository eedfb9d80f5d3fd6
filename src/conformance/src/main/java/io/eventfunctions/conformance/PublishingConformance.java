package io.eventfunctions.conformance;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.EventTooLargeException;
import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What becomes of events that a broker does not take. */
abstract class PublishingConformance extends AttemptsConformance {

    @Test
    void aPublicationThatNoBrokerConfirmsEndsInTimeWithTheChannelInItsReason() {
        CompletionException failure = assertThrows(CompletionException.class, () -> publisher
                .publish("silent", event("unheard").build())
                .await()
                .atMost(PATIENCE));
        assertInstanceOf(TimeoutException.class, failure.getCause());
        assertTrue(failure.getMessage().contains("was not confirmed on channel silent within"), failure::getMessage);
    }

    @Test
    void aFunctionWhoseResultNoBrokerConfirmsHasFailed() {
        CloudEvent event = event("unanswered").build();
        when("answering", event, context -> event("unheard").build());
        send("answering", event);
        assertEnds(Outcome.DEAD_LETTERED, 1, "answering", event);
        assertAttribute(TimeoutException.class.getName(), deadLetter(event), Extensions.DEAD_LETTER_ERROR);
    }

    @Test
    void anEventThatIsAsLargeAsTheBrokerAllowsBecomesADeadLetterWithOrWithoutItsData() {
        CloudEvent event = event("large").build();
        fail(ONE, event, new IllegalArgumentException("x".repeat(500)));
        byte[] data = sendAsLargeAsPossible("retrying", event);
        assertEnds(Outcome.DEAD_LETTERED, 1, ONE, event);
        CloudEvent letter = deadLetter(event);
        assertAttribute("not-retryable", letter, Extensions.DEAD_LETTER_REASON);
        assertAttribute("one", letter, Extensions.DEAD_LETTER_FUNCTION);
        if (largestMessage() == 0) {
            assertArrayEquals(data, letter.getData().toBytes());
        } else {
            assertNull(letter.getData());
            assertAttribute(data.length, letter, Extensions.DEAD_LETTER_DATA_SIZE);
        }
    }

    /** Sends the event with so much data that its message is at most 64 bytes below the limit; returns the data. */
    private byte[] sendAsLargeAsPossible(String channel, CloudEvent event) {
        int size = largestMessage() == 0 ? 1 << 20 : largestMessage();
        while (true) {
            byte[] data = bytes('"' + "x".repeat(size - 2) + '"');
            try {
                publish(
                        channel,
                        CloudEventBuilder.from(event)
                                .withData("application/json", data)
                                .build());
                return data;
            } catch (EventTooLargeException e) {
                size -= 64;
            }
        }
    }
}

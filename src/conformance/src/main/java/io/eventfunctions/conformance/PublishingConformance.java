package io.eventfunctions.conformance;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
}

package io.eventfunctions.conformance;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;
import io.eventfunctions.conformance.Journal.Ending;
import io.eventfunctions.conformance.Journal.Start;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How often an event is tried, and what becomes of it when no attempt succeeds. */
abstract class AttemptsConformance extends ConformanceHarness {

    @Test
    void anEventThatIsHandledIsDeliveredAtTheFirstAttempt() {
        CloudEvent event = event("good").build();
        send("plain", event);
        assertDeliveredAtOnce(ONE, event);
    }

    @Test
    void anEventIsTriedAgainUntilAnAttemptSucceedsAndTheFunctionKnowsWhichOneItIs() {
        CloudEvent event = event("late").build();
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        when(ONE, event, context -> {
            attempts.add(context.attempt());
            if (context.attempt() < 3) {
                throw new IllegalStateException("Attempt " + context.attempt() + " fails");
            }
            return null;
        });
        send("retrying", event);
        assertEnds(Outcome.DELIVERED, 3, ONE, event);
        assertEquals(List.of(1, 2, 3), attempts);
        assertEquals(List.of(), deadLetters(event));
    }

    @Test
    void anEventIsTriedAsOftenAsThePolicySaysAndThenIsADeadLetter() {
        CloudEvent event = event("bad").build();
        fail(ONE, event, new IllegalStateException("never works"));
        send("retrying", event);
        assertEnds(Outcome.DEAD_LETTERED, 3, ONE, event);
        assertEquals(3, attempts(ONE, event));
        CloudEvent letter = deadLetter(event);
        assertAttribute("retries-exhausted", letter, Extensions.DEAD_LETTER_REASON);
        assertAttribute(3, letter, Extensions.DEAD_LETTER_ATTEMPTS);
    }

    @Test
    void aChannelThatSaysNothingMakesFourAttempts() {
        CloudEvent event = event("bad").build();
        fail(ONE, event, new IllegalStateException("never works"));
        send("plain", event);
        assertEnds(Outcome.DEAD_LETTERED, 4, ONE, event);
    }

    @Test
    void theWaitsBetweenAttemptsGrowAsThePolicySays() {
        CloudEvent event = event("bad").build();
        fail(ONE, event, new IllegalStateException("never works"));
        send("retrying", event);
        ending(ONE, event);
        List<Start> starts = journal.steps(Start.class, ONE, event);
        List<Duration> waits = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            waits.add(Duration.ofNanos(starts.get(i).nanos() - starts.get(i - 1).nanos()));
        }
        assertEquals(2, waits.size());
        assertTrue(waits.get(0).toMillis() >= 60, waits::toString);
        assertTrue(waits.get(1).toMillis() >= 120, waits::toString);
    }

    @Test
    void aDeadLetterIsTheOriginalEventAndSaysWhyAndWhereItFailed() {
        OffsetDateTime before = now();
        CloudEvent event = event("bad")
                .withExtension(Extensions.PARTITION_KEY, "a key")
                .withExtension("colour", "red")
                .withData("application/json", bytes("{\"name\":\"x\"}"))
                .build();
        fail(ONE, event, new IllegalStateException("never works"));
        send("retrying", event);
        CloudEvent letter = deadLetter(event);
        assertEquals(event.getType(), letter.getType());
        assertEquals(event.getSubject(), letter.getSubject());
        assertEquals(event.getTime().toInstant(), letter.getTime().toInstant());
        assertEquals(event.getDataContentType(), letter.getDataContentType());
        assertArrayEquals(event.getData().toBytes(), letter.getData().toBytes());
        assertAttribute("a key", letter, Extensions.PARTITION_KEY);
        assertAttribute("red", letter, "colour");
        assertAttribute("retries-exhausted", letter, Extensions.DEAD_LETTER_REASON);
        assertAttribute("one", letter, Extensions.DEAD_LETTER_FUNCTION);
        assertAttribute("retrying", letter, Extensions.DEAD_LETTER_CHANNEL);
        assertAttribute("java.lang.IllegalStateException", letter, Extensions.DEAD_LETTER_ERROR);
        assertAttribute("never works", letter, Extensions.DEAD_LETTER_MESSAGE);
        assertAttribute(3, letter, Extensions.DEAD_LETTER_ATTEMPTS);
        OffsetDateTime time = OffsetDateTime.parse(
                letter.getExtension(Extensions.DEAD_LETTER_TIME).toString());
        assertFalse(time.isBefore(before) || time.isAfter(now()), time::toString);
    }

    @Test
    void anExcludedExceptionAndItsSubclassesAreNotRetried() {
        for (Exception excluded : List.of(new IllegalArgumentException("no"), new NumberFormatException("no"))) {
            CloudEvent event = event("excluded").build();
            fail(ONE, event, excluded);
            send("retrying", event);
            assertEnds(Outcome.DEAD_LETTERED, 1, ONE, event);
            CloudEvent letter = deadLetter(event);
            assertAttribute("not-retryable", letter, Extensions.DEAD_LETTER_REASON);
            assertAttribute(excluded.getClass().getName(), letter, Extensions.DEAD_LETTER_ERROR);
        }
    }

    @Test
    void anExcludedExceptionEndsTheRetriesToo() {
        CloudEvent event = event("worse").build();
        when(ONE, event, context -> {
            throw context.attempt() == 1 ? new IllegalStateException("bad") : new IllegalArgumentException("worse");
        });
        send("retrying", event);
        assertEnds(Outcome.DEAD_LETTERED, 2, ONE, event);
        CloudEvent letter = deadLetter(event);
        assertAttribute("not-retryable", letter, Extensions.DEAD_LETTER_REASON);
        assertAttribute("worse", letter, Extensions.DEAD_LETTER_MESSAGE);
    }

    @Test
    void dataThatDoesNotFitIsADeadLetterWithoutARetry() {
        CloudEvent event = event("misfit")
                .withType("io.eventfunctions.conformance.thing")
                .withData("application/json", bytes("[]"))
                .build();
        send("typed", event);
        assertEnds(Outcome.DEAD_LETTERED, 1, "typed", event);
        CloudEvent letter = deadLetter(event);
        assertAttribute("undecodable", letter, Extensions.DEAD_LETTER_REASON);
        assertAttribute("typed", letter, Extensions.DEAD_LETTER_FUNCTION);
        assertEquals("[]", new String(letter.getData().toBytes()));
    }

    @Test
    void aMessageThatIsNoEventIsADeadLetterWithItsBytes() {
        String text = "no event " + key();
        publishNoEvent("typed", text);
        await(() -> !withData(text).isEmpty());
        CloudEvent letter = withData(text).get(0);
        assertEquals("io.eventfunctions.undecodable", letter.getType());
        assertAttribute("undecodable", letter, Extensions.DEAD_LETTER_REASON);
        assertAttribute("typed", letter, Extensions.DEAD_LETTER_CHANNEL);
        assertAttribute(0, letter, Extensions.DEAD_LETTER_ATTEMPTS);
        assertNull(letter.getExtension(Extensions.DEAD_LETTER_FUNCTION));
    }

    private List<CloudEvent> withData(String text) {
        return arrived("letters").stream()
                .filter(letter ->
                        letter.getData() != null && new String(letter.getData().toBytes()).equals(text))
                .toList();
    }

    @Test
    void withoutADeadLetterChannelAnEventIsRejectedWithItsFailure() {
        CloudEvent event = event("bad").build();
        fail(ONE, event, new IllegalStateException("never works"));
        send("rejecting", event);
        await(() -> ended(ONE, event));
        Ending ending = journal.steps(Ending.class, ONE, event).get(0);
        assertEquals(Outcome.REJECTED, ending.outcome());
        assertEquals(1, ending.attempts());
        assertEquals("never works", ending.failure().getMessage());
        assertEquals(List.of(), deadLetters(event));
    }
}

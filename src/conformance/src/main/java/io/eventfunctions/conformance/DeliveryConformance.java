package io.eventfunctions.conformance;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;
import io.eventfunctions.conformance.Journal.Ending;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The delivery policy, written once as sentences for every connector: those of the classes above, and here what concerns
 * duplicates and several functions. A connector joins with one class that extends this one and registers
 * {@link ConformanceApp#on}.
 */
public abstract class DeliveryConformance extends OrderConformance {

    @Test
    void anEventIsDeliveredToAFunctionOnce() {
        CloudEvent event = event("twice").build();
        send("once", event, event);
        assertOutcomes(ONE, event, Outcome.DELIVERED, Outcome.DUPLICATE);
        assertEquals(1, attempts(ONE, event));
    }

    @Test
    void theSameIdFromAnotherSourceIsAnotherEvent() {
        CloudEvent event = event("here").build();
        CloudEvent namesake = event("there")
                .withId(event.getId())
                .withSource(URI.create("/elsewhere"))
                .build();
        send("once", event, namesake);
        assertDeliveredAtOnce(ONE, event, namesake);
    }

    @Test
    void aDuplicateOfAnEventThatIsBeingHandledWaitsForItsOutcome() {
        CloudEvent event = event("twice").build();
        holdUntil(ONE, event, () -> journal.arrivals(event) == 2);
        send("once", event, event);
        assertOutcomes(ONE, event, Outcome.DELIVERED, Outcome.DUPLICATE);
        assertEquals(1, attempts(ONE, event));
    }

    @Test
    void aRetryIsNoDuplicate() {
        CloudEvent event = event("late").build();
        failUntil(ONE, event, () -> attempts(ONE, event) == 2);
        send("once", event);
        assertEnds(Outcome.DELIVERED, 2, ONE, event);
    }

    @Test
    void aDuplicateOfADeadLetterIsNotHandledAgain() {
        CloudEvent event = event("bad").build();
        fail(ONE, event, new IllegalStateException("never works"));
        send("once", event, event);
        assertOutcomes(ONE, event, Outcome.DEAD_LETTERED, Outcome.DUPLICATE);
        assertEquals(2, attempts(ONE, event));
        deadLetter(event);
    }

    @Test
    void eachFunctionGetsTheEventOnce() {
        CloudEvent event = event("twice").build();
        fail(ONE, event, new IllegalStateException("never works"));
        send("once", event, event);
        assertOutcomes(ONE, event, Outcome.DEAD_LETTERED, Outcome.DUPLICATE);
        assertOutcomes(OTHER, event, Outcome.DELIVERED, Outcome.DUPLICATE);
    }

    @Test
    void afterTheWindowTheSameEventIsHandledAgain() {
        CloudEvent event = event("again").build();
        send("once-briefly", event);
        assertDeliveredAtOnce(ONE, event);
        await(() -> {
            send("once-briefly", event);
            return attempts(ONE, event) > 1;
        });
    }

    @Test
    void anExpiredDuplicateDoesNotMakeTheEventNewAgain() {
        CloudEvent event = event("thrice").build();
        CloudEvent expired = CloudEventBuilder.from(event)
                .withExtension(Extensions.EXPIRY_TIME, now().minusSeconds(1))
                .build();
        send("once", event);
        assertDeliveredAtOnce(ONE, event);
        send("once", expired);
        assertOutcomes(ONE, event, Outcome.DELIVERED, Outcome.EXPIRED);
        send("once", event);
        assertOutcomes(ONE, event, Outcome.DELIVERED, Outcome.EXPIRED, Outcome.DUPLICATE);
    }

    @Test
    void withoutDeduplicationTheSameEventIsHandledEachTime() {
        CloudEvent event = event("twice").build();
        send("plain", event, event);
        assertOutcomes(ONE, event, Outcome.DELIVERED, Outcome.DELIVERED);
    }

    @Test
    void aStoreThatCanNotBeAskedCostsAnAttemptAndOneThatCanNotBeToldCostsNothing() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        send("once-moody", first, second);
        assertEnds(Outcome.DELIVERED, 2, ONE, first);
        assertEnds(Outcome.DELIVERED, 2, ONE, second);
        assertEquals(1, attempts(ONE, first));
    }

    private void assertOutcomes(String function, CloudEvent event, Outcome... expected) {
        await(() -> journal.steps(Ending.class, function, event).size() >= expected.length);
        assertEquals(
                List.of(expected),
                journal.steps(Ending.class, function, event).stream()
                        .map(Ending::outcome)
                        .toList());
    }

    @Test
    void onlyTheDeliveryOfTheFunctionThatFailsIsRetriedAndBecomesADeadLetter() {
        CloudEvent event = event("disputed").build();
        when(ONE, event, context -> {
            throw context.attempt() < 3 ? new IllegalStateException("bad") : new IllegalArgumentException("worse");
        });
        send("shared", event);
        assertEnds(Outcome.DEAD_LETTERED, 3, ONE, event);
        assertDeliveredAtOnce(OTHER, event);
        assertAttribute("one", deadLetter(event), Extensions.DEAD_LETTER_FUNCTION);
    }

    @Test
    void theRetriesOfOneFunctionDoNotHoldUpTheEventsOfAnother() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        failUntil(ONE, first, () -> ended(OTHER, second));
        send("shared", first, second);
        assertDeliveredAtOnce(OTHER, second);
        assertDelivered(ONE, first);
    }

    @Test
    void aFunctionThatHangsStopsNeitherTheOtherFunctionNorOtherKeys() {
        String key = key();
        CloudEvent hanging = event("hanging", key);
        CloudEvent next = event("next", key);
        CloudEvent stranger = event("stranger", key());
        holdUntil(ONE, hanging, () -> ended(OTHER, hanging) && ended(OTHER, next) && ended(ONE, stranger));
        send("shared", hanging, next, stranger);
        assertDeliveredAtOnce(ONE, hanging, next);
    }

    @Test
    void aFunctionThatHangsWithEveryEventDoesNotStopTheOther() {
        CloudEvent[] events = Stream.of("first", "second", "third", "fourth")
                .map(name -> event(name).build())
                .toArray(CloudEvent[]::new);
        for (CloudEvent event : events) {
            holdUntil(ONE, event, () -> Stream.of(events).allMatch(other -> ended(OTHER, other)));
        }
        send("shared", events);
        assertDeliveredAtOnce(OTHER, events);
        assertDeliveredAtOnce(ONE, events);
    }

    @Test
    void bothFunctionsMayFailEachWithADeadLetterOfItsOwn() {
        CloudEvent event = event("hated").build();
        fail(ONE, event, new IllegalArgumentException("no"));
        fail(OTHER, event, new IllegalArgumentException("no, too"));
        send("shared", event);
        await(() -> deadLetters(event).size() == 2);
        assertEquals(
                List.of("one", "other"),
                deadLetters(event).stream()
                        .map(letter -> letter.getExtension(Extensions.DEAD_LETTER_FUNCTION)
                                .toString())
                        .sorted()
                        .toList());
    }
}

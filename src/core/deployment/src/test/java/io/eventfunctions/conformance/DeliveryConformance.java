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
import io.eventfunctions.conformance.Journal.Start;

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
        assertOutcomes(List.of(Outcome.DELIVERED, Outcome.DUPLICATE), ONE, event);
        assertEquals(1, journal.steps(Start.class, ONE, event).size());
    }

    @Test
    void theSameIdFromAnotherSourceIsAnotherEvent() {
        CloudEvent event = event("here").build();
        CloudEvent namesake = event("there")
                .withId(event.getId())
                .withSource(URI.create("/elsewhere"))
                .build();
        send("once", event, namesake);
        assertEnds(Outcome.DELIVERED, 1, ONE, event);
        assertEnds(Outcome.DELIVERED, 1, ONE, namesake);
    }

    @Test
    void aDuplicateOfAnEventThatIsBeingHandledWaitsForItsOutcome() {
        CloudEvent event = event("twice").build();
        when(ONE, event, context -> {
            await(() -> journal.arrivals(event) == 2);
            return null;
        });
        send("once", event, event);
        assertOutcomes(List.of(Outcome.DELIVERED, Outcome.DUPLICATE), ONE, event);
        assertEquals(1, journal.steps(Start.class, ONE, event).size());
    }

    @Test
    void aRetryIsNoDuplicate() {
        CloudEvent event = event("late").build();
        failUntil(ONE, event, () -> journal.steps(Start.class, ONE, event).size() == 2);
        send("once", event);
        assertEnds(Outcome.DELIVERED, 2, ONE, event);
    }

    @Test
    void aDuplicateOfADeadLetterIsNotHandledAgain() {
        CloudEvent event = event("bad").build();
        fail(ONE, event, new IllegalStateException("never works"));
        send("once", event, event);
        assertOutcomes(List.of(Outcome.DEAD_LETTERED, Outcome.DUPLICATE), ONE, event);
        assertEquals(2, journal.steps(Start.class, ONE, event).size());
        deadLetter(event);
    }

    @Test
    void eachFunctionGetsTheEventOnce() {
        CloudEvent event = event("twice").build();
        fail(ONE, event, new IllegalStateException("never works"));
        send("once", event, event);
        assertOutcomes(List.of(Outcome.DEAD_LETTERED, Outcome.DUPLICATE), ONE, event);
        assertOutcomes(List.of(Outcome.DELIVERED, Outcome.DUPLICATE), OTHER, event);
    }

    @Test
    void afterTheWindowTheSameEventIsHandledAgain() {
        CloudEvent event = event("again").build();
        send("once-briefly", event);
        assertEnds(Outcome.DELIVERED, 1, ONE, event);
        await(() -> {
            send("once-briefly", event);
            return journal.steps(Start.class, ONE, event).size() == 2;
        });
    }

    @Test
    void anExpiredDuplicateDoesNotMakeTheEventNewAgain() {
        CloudEvent event = event("thrice").build();
        CloudEvent expired = CloudEventBuilder.from(event)
                .withExtension(Extensions.EXPIRY_TIME, now().minusSeconds(1))
                .build();
        send("once", event);
        assertEnds(Outcome.DELIVERED, 1, ONE, event);
        send("once", expired);
        assertOutcomes(List.of(Outcome.DELIVERED, Outcome.EXPIRED), ONE, event);
        send("once", event);
        assertOutcomes(List.of(Outcome.DELIVERED, Outcome.EXPIRED, Outcome.DUPLICATE), ONE, event);
    }

    @Test
    void withoutDeduplicationTheSameEventIsHandledEachTime() {
        CloudEvent event = event("twice").build();
        send("plain", event, event);
        assertOutcomes(List.of(Outcome.DELIVERED, Outcome.DELIVERED), ONE, event);
    }

    @Test
    void aStoreThatCanNotBeAskedCostsAnAttemptAndOneThatCanNotBeToldCostsNothing() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        send("once-moody", first, second);
        assertEnds(Outcome.DELIVERED, 2, ONE, first);
        assertEnds(Outcome.DELIVERED, 2, ONE, second);
        assertEquals(1, journal.steps(Start.class, ONE, first).size());
    }

    private void assertOutcomes(List<Outcome> expected, String function, CloudEvent event) {
        await(() -> journal.steps(Ending.class, function, event).size() >= expected.size());
        assertEquals(
                expected,
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
        assertEnds(Outcome.DELIVERED, 1, OTHER, event);
        assertAttribute("one", deadLetter(event), Extensions.DEAD_LETTER_FUNCTION);
    }

    @Test
    void theRetriesOfOneFunctionDoNotHoldUpTheEventsOfAnother() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        failUntil(ONE, first, () -> ended(OTHER, second));
        send("shared", first, second);
        assertEnds(Outcome.DELIVERED, 1, OTHER, second);
        assertEquals(Outcome.DELIVERED, ending(ONE, first).outcome());
    }

    @Test
    void aFunctionThatHangsStopsNeitherTheOtherFunctionNorOtherKeys() {
        String key = key();
        CloudEvent hanging = event("hanging", key);
        CloudEvent next = event("next", key);
        CloudEvent stranger = event("stranger", key());
        when(ONE, hanging, context -> {
            await(() -> ended(OTHER, hanging) && ended(OTHER, next) && ended(ONE, stranger));
            return null;
        });
        send("shared", hanging, next, stranger);
        assertEnds(Outcome.DELIVERED, 1, ONE, hanging);
        assertEnds(Outcome.DELIVERED, 1, ONE, next);
    }

    @Test
    void aFunctionThatHangsWithEveryEventDoesNotStopTheOther() {
        List<CloudEvent> events = Stream.of("first", "second", "third", "fourth")
                .map(name -> event(name).build())
                .toList();
        events.forEach(event -> when(ONE, event, context -> {
            await(() -> events.stream().allMatch(other -> ended(OTHER, other)));
            return null;
        }));
        send("shared", events.toArray(CloudEvent[]::new));
        events.forEach(event -> assertEnds(Outcome.DELIVERED, 1, OTHER, event));
        events.forEach(event -> assertEnds(Outcome.DELIVERED, 1, ONE, event));
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

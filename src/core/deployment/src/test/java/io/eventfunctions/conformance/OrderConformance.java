package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.conformance.Journal.Start;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which events wait for each other, and how many deliveries are at work at the same time. */
abstract class OrderConformance extends TimeConformance {

    @Test
    void theEventsOfAKeyKeepTheirOrderAcrossRetriesWhileOtherKeysGoOn() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        CloudEvent third = event("third", key);
        CloudEvent stranger = event("stranger", key());
        failUntil(
                ONE,
                first,
                () -> ended(ONE, stranger)
                        && journal.steps(Start.class, ONE, first).size() > 1);
        failUntil(ONE, second, () -> journal.steps(Start.class, ONE, second).size() > 2);
        send("keyed", first, second, third, stranger);
        assertEnds(Outcome.DELIVERED, 1, ONE, third);
        assertEquals(
                List.of(
                        "first starts",
                        "first fails",
                        "first DELIVERED",
                        "second starts",
                        "second fails",
                        "second DELIVERED",
                        "third starts",
                        "third DELIVERED"),
                story(ONE, first, second, third));
    }

    @Test
    void theEventsOfAKeyKeepTheirOrderAcrossDeadLetters() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        CloudEvent stranger = event("stranger", key());
        when(ONE, first, context -> {
            throw ended(ONE, stranger)
                    ? new IllegalArgumentException("hopeless")
                    : new IllegalStateException("not yet");
        });
        send("keyed", first, second, stranger);
        assertEnds(Outcome.DELIVERED, 1, ONE, second);
        assertEquals(
                List.of("first starts", "first fails", "first DEAD_LETTERED", "second starts", "second DELIVERED"),
                story(ONE, first, second));
    }

    @Test
    void whileAnEventIsBeingHandledTheNextOfItsKeyWaitsAndOtherKeysGoOn() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        CloudEvent stranger = event("stranger", key());
        when(ONE, first, context -> {
            await(() -> ended(ONE, stranger) && journal.arrivals(second) == 1);
            return null;
        });
        send("keyed", first, second, stranger);
        assertEnds(Outcome.DELIVERED, 1, ONE, first);
        assertEnds(Outcome.DELIVERED, 1, ONE, second);
        assertEquals(
                List.of("first starts", "first DELIVERED", "second starts", "second DELIVERED"),
                story(ONE, first, second));
    }

    @Test
    void eventsWithoutAKeyDoNotWaitForEachOther() {
        CloudEvent first = event("first").build();
        CloudEvent second = event("second").build();
        failUntil(ONE, first, () -> ended(ONE, second));
        send("keyed", first, second);
        assertEnds(Outcome.DELIVERED, 1, ONE, second);
        assertEquals(Outcome.DELIVERED, ending(ONE, first).outcome());
    }

    @Test
    void anOrderedChannelHandlesAllItsEventsInOrderAcrossRetriesAndDeadLetters() {
        CloudEvent first = event("first", key());
        CloudEvent second = event("second", key());
        CloudEvent third = event("third").build();
        failUntil(ONE, first, () -> journal.arrivals(third) == 1);
        fail(ONE, second, new IllegalArgumentException("hopeless"));
        send("one-lane", first, second, third);
        assertEnds(Outcome.DELIVERED, 1, ONE, third);
        List<String> story = story(ONE, first, second, third);
        assertEquals(
                List.of(
                        "first starts",
                        "first DELIVERED",
                        "second starts",
                        "second fails",
                        "second DEAD_LETTERED",
                        "third starts",
                        "third DELIVERED"),
                story.stream().filter(step -> !step.equals("first fails")).toList());
    }

    @Test
    void onAnUnorderedChannelALaterEventOfTheSameKeyOvertakesAWaitingOne() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        failUntil(ONE, first, () -> ended(ONE, second));
        send("unordered", first, second);
        assertEnds(Outcome.DELIVERED, 1, ONE, second);
        assertEquals(Outcome.DELIVERED, ending(ONE, first).outcome());
    }

    @Test
    void neverMoreDeliveriesAreAtWorkThanThePolicyAllowsAndSoManyAre() {
        List<CloudEvent> events = IntStream.range(0, 6)
                .mapToObj(number -> event("event " + number).build())
                .toList();
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        events.forEach(event -> when(ONE, event, context -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            goOn.await();
            atWork.decrementAndGet();
            return null;
        }));
        send("narrow", events.toArray(CloudEvent[]::new));
        await(() -> atWork.get() == 2 && events.stream().allMatch(event -> journal.arrivals(event) == 1));
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> most.get() == 2);
        goOn.countDown();
        events.forEach(event -> assertEnds(Outcome.DELIVERED, 1, ONE, event));
        assertEquals(2, most.get());
    }

    @Test
    void deliveriesThatWaitForTheirNextAttemptLeaveTheirPlaceToOthers() {
        CloudEvent last = event("last").build();
        List<CloudEvent> waiting = Stream.of("first", "second", "third")
                .map(name -> event(name).build())
                .toList();
        waiting.forEach(event -> failUntil(ONE, event, () -> ended(ONE, last)));
        send("narrow", waiting.toArray(CloudEvent[]::new));
        await(() -> waiting.stream()
                .noneMatch(event -> journal.steps(Start.class, ONE, event).isEmpty()));
        send("narrow", last);
        assertEnds(Outcome.DELIVERED, 1, ONE, last);
        waiting.forEach(
                event -> assertEquals(Outcome.DELIVERED, ending(ONE, event).outcome()));
    }
}

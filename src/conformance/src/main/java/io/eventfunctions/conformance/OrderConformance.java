package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

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
        failUntil(ONE, first, () -> ended(ONE, stranger) && attempts(ONE, first) > 1);
        failUntil(ONE, second, () -> attempts(ONE, second) > 2);
        send("keyed", first, second, third, stranger);
        assertDeliveredAtOnce(ONE, third);
        assertStory(
                "first starts, first fails, first DELIVERED, second starts, second fails, second DELIVERED, "
                        + "third starts, third DELIVERED",
                ONE,
                first,
                second,
                third);
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
        assertDeliveredAtOnce(ONE, second);
        assertStory(
                "first starts, first fails, first DEAD_LETTERED, second starts, second DELIVERED", ONE, first, second);
    }

    @Test
    void whileAnEventIsBeingHandledTheNextOfItsKeyWaitsAndOtherKeysGoOn() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        CloudEvent stranger = event("stranger", key());
        holdUntil(ONE, first, () -> ended(ONE, stranger) && journal.arrivals(second) == 1);
        send("keyed", first, second, stranger);
        assertDeliveredAtOnce(ONE, first, second);
        assertStory("first starts, first DELIVERED, second starts, second DELIVERED", ONE, first, second);
    }

    @Test
    void eventsWithoutAKeyDoNotWaitForEachOther() {
        assertTheSecondOvertakes(event("first").build(), event("second").build(), "keyed");
    }

    @Test
    void anOrderedChannelHandlesAllItsEventsInOrderAcrossRetriesAndDeadLetters() {
        CloudEvent first = event("first", key());
        CloudEvent second = event("second", key());
        CloudEvent third = event("third").build();
        failUntil(ONE, first, () -> journal.arrivals(third) == 1 && attempts(ONE, first) > 1);
        fail(ONE, second, new IllegalArgumentException("hopeless"));
        send("one-lane", first, second, third);
        assertDeliveredAtOnce(ONE, third);
        assertStory(
                "first starts, first fails, first DELIVERED, second starts, second fails, second DEAD_LETTERED, "
                        + "third starts, third DELIVERED",
                ONE,
                first,
                second,
                third);
    }

    @Test
    void onAnUnorderedChannelALaterEventOfTheSameKeyOvertakesAWaitingOne() {
        String key = key();
        assertTheSecondOvertakes(event("first", key), event("second", key), "unordered");
    }

    private void assertTheSecondOvertakes(CloudEvent first, CloudEvent second, String channel) {
        failUntil(ONE, first, () -> ended(ONE, second));
        send(channel, first, second);
        assertDeliveredAtOnce(ONE, second);
        assertDelivered(ONE, first);
    }

    @Test
    void neverMoreDeliveriesAreAtWorkThanThePolicyAllowsAndSoManyAre() {
        CloudEvent[] events = IntStream.range(0, 6)
                .mapToObj(number -> event("event " + number).build())
                .toArray(CloudEvent[]::new);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        for (CloudEvent event : events) {
            when(ONE, event, context -> {
                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                goOn.await();
                atWork.decrementAndGet();
                return null;
            });
        }
        send("narrow", events);
        await(() -> atWork.get() == 2 && Stream.of(events).allMatch(event -> journal.arrivals(event) == 1));
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> most.get() == 2);
        goOn.countDown();
        assertDeliveredAtOnce(ONE, events);
        assertEquals(2, most.get());
    }

    @Test
    void deliveriesThatWaitForTheirNextAttemptLeaveTheirPlaceToOthers() {
        CloudEvent last = event("last").build();
        CloudEvent[] waiting = Stream.of("first", "second", "third")
                .map(name -> event(name).build())
                .toArray(CloudEvent[]::new);
        for (CloudEvent event : waiting) {
            failUntil(ONE, event, () -> ended(ONE, last));
        }
        send("narrow", waiting);
        await(() -> Stream.of(waiting).allMatch(event -> attempts(ONE, event) > 0));
        send("narrow", last);
        assertDeliveredAtOnce(ONE, last);
        assertDelivered(ONE, waiting);
    }
}

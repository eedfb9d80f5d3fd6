package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.cloudevents.CloudEvent;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;
import io.eventfunctions.conformance.Journal.Ending;
import io.eventfunctions.conformance.Journal.Failure;
import io.eventfunctions.conformance.Journal.Start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How long an attempt may take, and how old an event may be. */
abstract class TimeConformance extends PublishingConformance {

    private static final CountDownLatch NEVER = new CountDownLatch(1);
    /** The time to live on the channels whose events expire. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    @Test
    void anAttemptThatHangsIsInterruptedAndCountsAsFailed() {
        CloudEvent event = event("hanging").build();
        AtomicBoolean interrupted = new AtomicBoolean();
        when(ONE, event, context -> {
            hangUnless(interrupted);
            return null;
        });
        send("timed", event);
        assertDeliveredAfterATimeout(ONE, event);
    }

    @Test
    void anEventThatAlwaysHangsIsADeadLetterAndLetsTheNextOnePass() {
        String key = key();
        CloudEvent hanging = event("hanging", key);
        CloudEvent next = event("next", key);
        when(ONE, hanging, context -> {
            NEVER.await();
            return null;
        });
        // It fails, because a slow machine might not let it be delivered in time.
        fail(ONE, next, new IllegalStateException("never works"));
        send("timed-once", hanging, next);
        assertEnds(Outcome.DEAD_LETTERED, 1, ONE, next);
        assertStory(
                "hanging starts, hanging fails, hanging DEAD_LETTERED, next starts, next fails, next DEAD_LETTERED",
                ONE,
                hanging,
                next);
        CloudEvent letter = deadLetter(hanging);
        assertAttribute("retries-exhausted", letter, Extensions.DEAD_LETTER_REASON);
        assertAttribute("java.util.concurrent.TimeoutException", letter, Extensions.DEAD_LETTER_ERROR);
    }

    @Test
    void whatAGivenUpCallStillReturnsIsNotSent() {
        CloudEvent event = event("stubborn").build();
        CloudEvent tooLate = event("too late").build();
        CloudEvent inTime = event("in time").build();
        AtomicBoolean interrupted = new AtomicBoolean();
        when(ONE, event, context -> {
            try {
                hangUnless(interrupted);
                return inTime;
            } catch (InterruptedException e) {
                return tooLate;
            }
        });
        send("timed", event);
        assertDeliveredAfterATimeout(ONE, event);
        await(() -> sent(inTime));
        assertNeverSent(tooLate);
    }

    @Test
    void aCallThatIgnoresItsInterruptKeepsItsPlaceUntilItReturnsAndOtherChannelsGoOn() {
        CloudEvent stubborn = event("stubborn").build();
        CloudEvent next = event("next").build();
        CloudEvent elsewhere = event("elsewhere").build();
        AtomicLong returned = new AtomicLong();
        when(ONE, stubborn, context -> {
            while (!(ended(ONE, stubborn) && ended(ONE, elsewhere))) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            returned.set(System.nanoTime());
            return null;
        });
        send("timed-once", stubborn);
        await(() -> attempts(ONE, stubborn) == 1);
        send("timed-once", next);
        assertEnds(Outcome.DEAD_LETTERED, 1, ONE, stubborn);
        send("plain", elsewhere);
        assertDelivered(ONE, elsewhere);
        ending(ONE, next);
        long begun = journal.steps(Start.class, ONE, next).get(0).nanos();
        assertTrue(begun - returned.get() > 0, "It began while the function's only place was taken");
    }

    @Test
    void aPromiseThatHangsIsCancelled() {
        CloudEvent event = event("promised").build();
        CloudEvent result = event("result").build();
        CloudEvent tooLate = event("too late").build();
        CompletableFuture<CloudEvent> hanging = new CompletableFuture<>();
        AtomicBoolean cancelled = new AtomicBoolean();
        Uni<CloudEvent> promise = Uni.createFrom()
                .completionStage(() -> hanging.copy())
                .onCancellation()
                .invoke(() -> cancelled.set(true));
        when("promising", event, context -> cancelled.get() ? Uni.createFrom().item(result) : promise);
        send("timed-promises", event);
        assertDeliveredAfterATimeout("promising", event);
        hanging.complete(tooLate);
        await(() -> sent(result));
        assertNeverSent(tooLate);
    }

    /** Hangs until it is interrupted, at as many attempts as a slow machine needs to come so far. */
    private static void hangUnless(AtomicBoolean interrupted) throws InterruptedException {
        if (!interrupted.get()) {
            try {
                NEVER.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
        }
    }

    private void assertDeliveredAfterATimeout(String function, CloudEvent event) {
        assertDelivered(function, event);
        Failure failed = journal.steps(Failure.class, function, event).get(0);
        assertInstanceOf(TimeoutException.class, failed.failure());
    }

    private boolean sent(CloudEvent event) {
        return arrived("results").stream().anyMatch(other -> Journal.same(other, event));
    }

    private void assertNeverSent(CloudEvent event) {
        Awaitility.await().during(Duration.ofMillis(150)).until(() -> !sent(event));
    }

    @Test
    void anEventThatIsTooOldIsDiscarded() {
        CloudEvent event = event("old").withTime(now().minusHours(2)).build();
        send("expiring", event);
        assertExpires(event);
        assertEquals(List.of(), deadLetters(event));
    }

    @Test
    void anEventThatIsTooOldIsADeadLetterIfThePolicySaysSo() {
        CloudEvent event = event("old").withTime(now().minusHours(2)).build();
        send("expiring-kept", event);
        assertEnds(Outcome.DEAD_LETTERED, 0, ONE, event);
        CloudEvent letter = deadLetter(event);
        assertAttribute("expired", letter, Extensions.DEAD_LETTER_REASON);
        assertAttribute("one", letter, Extensions.DEAD_LETTER_FUNCTION);
        assertAttribute(0, letter, Extensions.DEAD_LETTER_ATTEMPTS);
        assertEquals(null, letter.getExtension(Extensions.DEAD_LETTER_ERROR));
    }

    @Test
    void anExpiryTimeWinsWhereItIsEarlierThanTheTimeToLive() {
        CloudEvent event = event("over")
                .withExtension(Extensions.EXPIRY_TIME, now().minusSeconds(1))
                .build();
        send("expiring", event);
        assertExpires(event);
    }

    @Test
    void theTimeToLiveWinsWhereItIsEarlierThanTheExpiryTime() {
        CloudEvent event = event("old")
                .withTime(now().minusHours(2))
                .withExtension(Extensions.EXPIRY_TIME, now().plusHours(1))
                .build();
        send("expiring", event);
        assertExpires(event);
    }

    @Test
    void anExpiryTimeHoldsOnAChannelWithoutTimeToLive() {
        CloudEvent event = event("over")
                .withExtension(Extensions.EXPIRY_TIME, now().minusSeconds(1))
                .build();
        send("plain", event);
        assertExpires(event);
    }

    private void assertExpires(CloudEvent event) {
        assertEnds(Outcome.EXPIRED, 0, ONE, event);
        assertEquals(0, attempts(ONE, event));
    }

    @Test
    void anEventWithinItsTimeIsHandled() {
        CloudEvent event = event("young")
                .withTime(now().minusMinutes(50))
                .withExtension(Extensions.EXPIRY_TIME, now().plusMinutes(5))
                .build();
        send("expiring", event);
        assertDeliveredAtOnce(ONE, event);
    }

    @Test
    void anEventWithoutTimeIsAsOldAsItsMessage() {
        CloudEvent event = event("timeless").withTime(null).build();
        send("expiring", event);
        assertDeliveredAtOnce(ONE, event);
    }

    @Test
    void anEventExpiresWhileItWaitsForTheRetriesOfTheOneBeforeIt() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        when(ONE, first, context -> {
            if (context.attempt() == 1 || journal.arrivals(second) == 0) {
                throw new IllegalStateException("Not yet");
            }
            clock.goForward(LIFETIME);
            return null;
        });
        send("expiring", first, second);
        assertExpires(second);
        assertDelivered(ONE, first);
    }

    @Test
    void anEventDoesNotExpireBetweenItsAttempts() {
        CloudEvent event = event("ageing").build();
        when(ONE, event, context -> {
            if (context.attempt() == 1) {
                clock.goForward(LIFETIME);
                throw new IllegalStateException("Not yet");
            }
            return null;
        });
        send("expiring", event);
        assertEnds(Outcome.DELIVERED, 2, ONE, event);
    }

    /** Where the broker says nothing of earlier deliveries, each reception counts as the first one. */
    @Test
    void anEventThatWasAttemptedDoesNotExpireWhenItIsRedelivered() {
        CloudEvent event = event("redelivered").build();
        when(ONE, event, context -> {
            if (attempts(ONE, event) == 1) {
                clock.goForward(LIFETIME.multipliedBy(2));
                throw new IllegalStateException("Not yet");
            }
            return null;
        });
        send(ConformanceApp.REDELIVERED, event);
        await(() -> ended(ONE, event));
        if (!marksRedeliveries()) {
            send(ConformanceApp.REDELIVERED, event);
        }
        // Where a mapping redelivers the record as well, the event that is sent again may end at the same moment.
        await(() -> endings(event).size() >= 2);
        assertEquals(
                List.of(Outcome.REJECTED, marksRedeliveries() ? Outcome.DELIVERED : Outcome.EXPIRED),
                endings(event).subList(0, 2));
    }

    private List<Outcome> endings(CloudEvent event) {
        return journal.steps(Ending.class, ONE, event).stream()
                .map(Ending::outcome)
                .toList();
    }
}

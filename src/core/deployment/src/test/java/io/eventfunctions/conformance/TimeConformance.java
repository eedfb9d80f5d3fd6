package io.eventfunctions.conformance;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.cloudevents.CloudEvent;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;
import io.eventfunctions.conformance.Journal.Failure;
import io.eventfunctions.conformance.Journal.Start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How long an attempt may take, and how old an event may be. */
abstract class TimeConformance extends AttemptsConformance {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @Test
    void anAttemptThatHangsIsInterruptedAndCountsAsFailed() {
        CloudEvent event = event("hanging").build();
        AtomicBoolean interrupted = new AtomicBoolean();
        when(ONE, event, context -> {
            if (context.attempt() == 1) {
                try {
                    NEVER.await();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                    throw e;
                }
            }
            return null;
        });
        send("timed", event);
        assertEnds(Outcome.DELIVERED, 2, ONE, event);
        await(interrupted::get);
        Failure failed = journal.steps(Failure.class, ONE, event).get(0);
        assertInstanceOf(TimeoutException.class, failed.failure());
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
        send("timed", hanging, next);
        assertEnds(Outcome.DELIVERED, 1, ONE, next);
        assertEnds(Outcome.DEAD_LETTERED, 2, ONE, hanging);
        CloudEvent letter = deadLetter(hanging);
        assertAttribute("retries-exhausted", letter, Extensions.DEAD_LETTER_REASON);
        assertAttribute("java.util.concurrent.TimeoutException", letter, Extensions.DEAD_LETTER_ERROR);
    }

    @Test
    void whatAGivenUpCallStillReturnsIsNotSent() {
        CloudEvent event = event("stubborn").build();
        CloudEvent tooLate = event("too late").build();
        CloudEvent inTime = event("in time").build();
        CountDownLatch returning = new CountDownLatch(1);
        when(ONE, event, context -> {
            if (context.attempt() == 1) {
                try {
                    NEVER.await();
                } catch (InterruptedException e) {
                    returning.countDown();
                }
                return tooLate;
            }
            returning.await();
            return inTime;
        });
        send("timed", event);
        await(() -> sent(inTime));
        assertNeverSent(tooLate);
    }

    @Test
    void aPromiseThatHangsIsCancelled() {
        CloudEvent event = event("promised").build();
        CloudEvent result = event("result").build();
        CloudEvent tooLate = event("too late").build();
        CompletableFuture<CloudEvent> hanging = new CompletableFuture<>();
        AtomicBoolean cancelled = new AtomicBoolean();
        when(
                "promising",
                event,
                context -> context.attempt() == 1
                        ? Uni.createFrom()
                                .completionStage(() -> hanging.copy())
                                .onCancellation()
                                .invoke(() -> cancelled.set(true))
                        : Uni.createFrom().item(result));
        send("timed-promises", event);
        assertEnds(Outcome.DELIVERED, 2, "promising", event);
        Failure failed = journal.steps(Failure.class, "promising", event).get(0);
        assertInstanceOf(TimeoutException.class, failed.failure());
        hanging.complete(tooLate);
        await(() -> cancelled.get() && sent(result));
        assertNeverSent(tooLate);
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
        assertEquals(List.of(), journal.steps(Start.class, ONE, event));
    }

    @Test
    void anEventWithinItsTimeIsHandled() {
        CloudEvent event = event("young")
                .withTime(now().minusMinutes(50))
                .withExtension(Extensions.EXPIRY_TIME, now().plusMinutes(5))
                .build();
        send("expiring", event);
        assertEnds(Outcome.DELIVERED, 1, ONE, event);
    }

    @Test
    void anEventWithoutTimeIsAsOldAsItsMessage() {
        CloudEvent event = event("timeless").withTime(null).build();
        send("expiring", event);
        assertEnds(Outcome.DELIVERED, 1, ONE, event);
    }

    @Test
    void anEventExpiresWhileItWaitsForTheRetriesOfTheOneBeforeIt() {
        String key = key();
        CloudEvent first = event("first", key);
        OffsetDateTime end = now().plus(Duration.ofMillis(600));
        CloudEvent second = event("second")
                .withTime(end.minusHours(1))
                .withExtension(Extensions.PARTITION_KEY, key)
                .build();
        failUntil(ONE, first, () -> journal.arrivals(second) == 1 && now().isAfter(end.plusNanos(50_000_000)));
        send("expiring", first, second);
        assertExpires(second);
        assertEquals(Outcome.DELIVERED, ending(ONE, first).outcome());
    }

    @Test
    void anEventDoesNotExpireBetweenItsAttempts() {
        OffsetDateTime end = now().plusSeconds(2);
        CloudEvent event = event("ageing").withTime(end.minusHours(1)).build();
        failUntil(ONE, event, () -> now().isAfter(end));
        send("expiring", event);
        assertEquals(Outcome.DELIVERED, ending(ONE, event).outcome());
        assertTrue(ending(ONE, event).attempts() > 1);
    }
}

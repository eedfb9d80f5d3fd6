package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.delivery.FakeFunction.Attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A slot is free when the function's thread is: calls that were given up and do not return keep theirs. */
class OverdueCallsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BACKOFF = Duration.ofMillis(200);

    private final DeliveryFixture on = stubborn(1, 0);

    @Test
    void anEventHasItsOutcomeAtTheDeadlineAndItsSlotIsFreeWhenItsCallReturns() {
        Ending ending = on.deliver("1");
        on.deliver("2");
        on.time.pass(TIMEOUT);
        ending.assertIs(Outcome.REJECTED);
        assertInstanceOf(TimeoutException.class, ending.failure());
        assertEquals(List.of("1"), on.function.ids());
        on.function.last().returns();
        assertEquals(List.of("1", "2"), on.function.ids());
    }

    @Test
    void aCallThatHeedsItsInterruptFreesItsSlotAtTheDeadline() {
        DeliveryFixture heeding = new DeliveryFixture(policy -> {
            policy.timeout = TIMEOUT;
            policy.concurrency = 1;
        });
        heeding.deliver("1");
        heeding.deliver("2");
        heeding.time.pass(TIMEOUT);
        assertEquals(List.of("1", "2"), heeding.function.ids());
        assertEquals(0, heeding.listener.backlogs().get(0).overdue());
    }

    @Test
    void aRetryNeedsAnotherSlotThanTheCallThatDoesNotReturn() {
        DeliveryFixture retrying = stubborn(1, 3);
        Ending ending = retrying.deliver("1");
        retrying.time.pass(TIMEOUT.plus(BACKOFF));
        assertEquals(List.of("1"), retrying.function.ids());
        assertEquals(List.of(1, 1, 0), retrying.backlog());
        Attempt first = retrying.function.last();
        first.returns();
        assertEquals(List.of("1", "1"), retrying.function.ids());
        retrying.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    @Test
    void itIsRetriedBesideItsOwnOverdueCallIfThereIsAnotherSlot() {
        DeliveryFixture retrying = stubborn(2, 3);
        Ending ending = retrying.deliver("1");
        retrying.time.pass(TIMEOUT.plus(BACKOFF));
        Attempt first = retrying.function.attempts().get(0);
        retrying.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
        assertEquals(List.of(1, 0, 0), retrying.backlog(), "The first call has not returned");
        first.returns();
        assertEquals(List.of(0, 0, 0), retrying.backlog());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void howeverManyCallsHangNoMoreThanTheSlotsAreInTheFunctionAtOnce(int retry) {
        DeliveryFixture hanging = stubborn(4, retry);
        IntStream.range(0, 40).forEach(i -> hanging.deliver("" + i));
        for (int hour = 0; hour < 36; hour++) {
            hanging.time.pass(Duration.ofHours(1));
            assertEquals(4 + hour, hanging.function.attempts().size());
            hanging.function.attempts().get(hour).returns();
        }
    }

    @Test
    void theOtherFunctionOfTheChannelGoesOn() {
        on.other.succeeds();
        on.deliver("1");
        on.time.pass(TIMEOUT);
        on.deliverToOther(on.event("1").build()).assertIs(Outcome.DELIVERED);
    }

    @Test
    void theNextEventOfAKeyGoesOnInAnotherSlot() {
        DeliveryFixture two = stubborn(2, 0);
        two.deliver("1", "key");
        two.deliver("2", "key");
        two.time.pass(TIMEOUT);
        assertEquals(List.of("1", "2"), two.function.ids());
    }

    @Test
    void aCallThatReturnsBeforeItsDeadLetterIsConfirmedIsNotOverdue() {
        DeliveryFixture letters = new DeliveryFixture(policy -> {
            policy.timeout = TIMEOUT;
            policy.retry = 0;
            policy.deadLetter = "letters";
        });
        letters.function.ignoresInterrupts();
        CompletableFuture<Void> confirmation = new CompletableFuture<>();
        letters.sender.answers(confirmation);
        Ending ending = letters.deliver("1");
        letters.time.pass(TIMEOUT);
        letters.function.last().returns();
        assertEquals(List.of(1, 0, 0), letters.backlog(), "The delivery needs its slot");
        confirmation.complete(null);
        ending.assertIs(Outcome.DEAD_LETTERED);
        assertEquals(List.of(0, 0, 0), letters.backlog());
        assertFalse(letters.listener.steps().contains("1 has an overdue call"));
    }

    @Test
    void theListenersHearOfTheCallAndOfItsReturn() {
        on.deliver("1");
        on.time.pass(TIMEOUT);
        assertEquals(1, on.listener.backlogs().get(0).overdue());
        on.function.last().returns();
        assertEquals(
                List.of(
                        "1 begins",
                        "1 is tried, 1",
                        "1 fails, 1, after 10000 ms",
                        "1 ends REJECTED after 1",
                        "1 has an overdue call",
                        "1 has its call back, overdue: 0"),
                on.listener.steps());
    }

    @Test
    void aStopDoesNotWaitForCallsThatWereGivenUp() {
        on.deliver("1");
        on.time.pass(TIMEOUT);
        assertTrue(on.stop().isDone());
        on.function.last().returns();
        assertEquals(List.of(0, 0, 0), on.backlog());
    }

    @Test
    void norDoesAStopThatBeganBefore() {
        on.deliver("1");
        CompletableFuture<Void> stopped = on.stop();
        assertFalse(stopped.isDone());
        on.time.pass(TIMEOUT);
        assertTrue(stopped.isDone());
    }

    @Test
    void theTimeoutBeginsWhenAThreadCallsTheFunction() {
        on.function.waitsForThreads();
        on.deliver("1");
        on.time.pass(Duration.ofDays(1));
        Attempt attempt = on.function.last();
        attempt.begin();
        on.time.pass(TIMEOUT.minusNanos(1));
        assertNull(attempt.givenUp());
        on.time.pass(Duration.ofNanos(1));
        assertInstanceOf(TimeoutException.class, attempt.givenUp());
    }

    @Test
    void aLeaseGoesOnWhileACallWaitsForAThreadAndNothingIsLeftBehind() {
        on.function.waitsForThreads();
        Ending ending = on.deliver(on.event("1").build(), on.lease(Duration.ofSeconds(3)));
        on.deliver("2");
        on.time.pass(Duration.ofSeconds(3));
        ending.assertIs(Outcome.REJECTED);
        assertEquals(List.of("1", "2"), on.function.ids());
        on.function.attempts().get(0).begin();
        on.function.attempts().get(0).returns();
        assertEquals(List.of(1, 0, 0), on.backlog());
    }

    @Test
    void livenessIsDegradedWhileAllSlotsAreTakenAndNoSooner() {
        DeliveryFixture two = stubborn(2, 0);
        two.deliver("1");
        two.time.pass(TIMEOUT);
        assertEquals(List.of(), liveness(two));
        two.deliver("2");
        assertEquals(List.of(), liveness(two), "It may still succeed");
        two.time.pass(TIMEOUT);
        assertEquals(
                List.of(
                        "things, function function: true, EVF0336: degraded: all 2 slots are taken by calls that were given up and"
                                + " have not returned"),
                liveness(two));
        two.function.last().returns();
        assertEquals(List.of(), liveness(two));
    }

    private static List<String> liveness(DeliveryFixture on) {
        return on.overdueCalls.getLiveness().getChannels().stream()
                .map(OverdueCallsTest::text)
                .toList();
    }

    private static String text(ChannelInfo channel) {
        return channel.getChannel() + ": " + channel.isOk() + ", " + channel.getMessage();
    }

    private static DeliveryFixture stubborn(int concurrency, int retry) {
        DeliveryFixture fixture = new DeliveryFixture(policy -> {
            policy.timeout = TIMEOUT;
            policy.concurrency = concurrency;
            policy.retry = retry;
        });
        fixture.function.ignoresInterrupts();
        return fixture;
    }
}

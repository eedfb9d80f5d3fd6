package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.spi.DeduplicationStore.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Nothing starts whose lease is over, and nothing is tried again that could not end within its lease. */
class LeaseTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");

    @Test
    void aMessageWhoseLeaseIsOverIsRejectedWithoutAnAttempt() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.deadLetter = "letters");
        FakeLease lease = on.lease(null);
        lease.lose();
        assertRejectedUntried(on, on.deliver(on.event("1").build(), lease), List.of());
    }

    @Test
    void soIsOneWhoseLeaseEndsWhileItWaitsForASlot() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.concurrency = 1);
        on.deliver("first");
        Ending waiting = on.deliver(on.event("waiting").build(), on.lease(Duration.ofSeconds(1)));
        on.time.pass(Duration.ofSeconds(1));
        on.function.last().succeed();
        assertRejectedUntried(on, waiting, List.of("first"));
    }

    @Test
    void soIsOneWhoseLeaseEndsWhileItWaitsForTheRetriesOfTheOneBeforeIt() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        on.deliver("first", "key");
        FakeLease lease = on.lease(null);
        Ending behind = on.deliver(on.event("behind", "key"), lease);
        on.function.last().fail(FAILURE);
        lease.lose();
        on.time.passMillis(200);
        on.function.last().succeed();
        assertRejectedUntried(on, behind, List.of("first", "first"));
    }

    private static void assertRejectedUntried(DeliveryFixture on, Ending ending, List<String> tried) {
        ending.assertIs(Outcome.REJECTED);
        assertInstanceOf(LeaseOverException.class, ending.failure());
        assertEquals(tried, on.function.ids());
        assertEquals(List.of(), on.sender.sent());
    }

    @Test
    void aLeaseThatIsLostBeforeTheRetryStopsTheRetry() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        FakeLease lease = on.lease(null);
        Ending ending = on.deliver(on.event("1").build(), lease);
        on.function.last().fail(FAILURE);
        lease.lose();
        on.time.passMillis(200);
        ending.assertIs(Outcome.REJECTED);
        assertInstanceOf(LeaseOverException.class, ending.failure());
        assertEquals(1, on.function.attempts().size());
    }

    @ParameterizedTest
    @CsvSource({
        // An attempt failed after 2 s, the delay is 200 ms: another attempt like it needs 2.2 s.
        "4200, false",
        "4201, true",
    })
    void anAttemptIsRepeatedOnlyIfOneThatTakesAsLongFitsIntoTheLease(long lease, boolean repeated) {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        Ending ending = on.deliver(on.event("1").build(), on.lease(Duration.ofMillis(lease)));
        on.time.passMillis(2000);
        on.function.last().fail(FAILURE);
        assertEquals(repeated, ending.isOpen());
        on.time.passMillis(200);
        assertEquals(repeated ? 2 : 1, on.function.attempts().size());
    }

    @Test
    void oneThatIsNotRepeatedIsRejectedAtOnceWithItsFailureAndIsNotADeadLetter() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.deadLetter = "letters");
        Ending ending = on.deliver(on.event("1").build(), on.lease(Duration.ofSeconds(3)));
        on.time.passMillis(2000);
        on.function.last().fail(FAILURE);
        ending.assertIs(Outcome.REJECTED);
        assertSame(FAILURE, ending.failure());
        assertEquals(List.of(), on.sender.sent());
    }

    @ParameterizedTest
    @CsvSource({
        // The next attempt may take 10 s, however short the last one was.
        "10200, false",
        "10201, true",
    })
    void withATimeoutAWholeOneMustFitIntoTheLease(long lease, boolean repeated) {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.timeout = Duration.ofSeconds(10));
        Ending ending = on.deliver(on.event("1").build(), on.lease(Duration.ofMillis(lease)));
        on.function.last().fail(FAILURE);
        assertEquals(repeated, ending.isOpen());
    }

    @Test
    void anAttemptThatTheLeaseCutsShortIsRejected() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.deadLetter = "letters");
        Ending ending = on.deliver(on.event("1").build(), on.lease(Duration.ofSeconds(3)));
        on.time.pass(Duration.ofSeconds(3));
        ending.assertIs(Outcome.REJECTED);
        assertInstanceOf(TimeoutException.class, ending.failure());
    }

    @Test
    void ifItWasTheLastAttemptItMayHaveBegunLateAndIsRejectedOnTheFirstReception() {
        assertCutShort(0, Outcome.REJECTED);
    }

    @Test
    void butOnALaterReceptionItIsADeadLetter() {
        assertCutShort(1, Outcome.DEAD_LETTERED);
    }

    private static void assertCutShort(int earlierReceptions, Outcome outcome) {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.retry = 0;
            policy.deadLetter = "letters";
        });
        Ending ending = on.deliver(on.event("1").build(), on.lease(Duration.ofSeconds(3), earlierReceptions));
        on.time.pass(Duration.ofSeconds(3));
        ending.assertIs(outcome);
    }

    @ParameterizedTest
    @CsvSource({"200, false", "201, true"})
    void anotherDeliverysClaimIsAwaitedOnlyIfThereIsTime(long lease, boolean awaited) {
        ScriptedStore store = new ScriptedStore();
        store.refuses(Refusal.HELD);
        DeliveryFixture on = new DeliveryFixture(policy -> {}, store);
        Ending ending = on.deliver(on.event("1").build(), on.lease(Duration.ofMillis(lease)));
        assertEquals(awaited, ending.isOpen());
        if (!awaited) {
            ending.assertIs(Outcome.REJECTED);
            assertTrue(
                    ending.failure().getMessage().contains("another delivery of the event is at work"),
                    ending.failure()::getMessage);
        }
    }

    @Test
    void anAttemptEndsForTheLeaseWhenItsDeadLetterIsConfirmed() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.deadLetter = "letters";
            policy.retry = 1;
        });
        CompletableFuture<Void> confirmation = new CompletableFuture<>();
        on.sender.answers(confirmation);
        FakeLease lease = on.lease(null);
        on.deliver(on.event("1").build(), lease);
        assertEquals(1, lease.attempts());
        on.function.last().fail(FAILURE);
        assertEquals(0, lease.attempts(), "A wait for a retry is not an attempt");
        on.time.passMillis(200);
        on.function.last().fail(FAILURE);
        assertEquals(1, lease.attempts());
        confirmation.complete(null);
        assertEquals(0, lease.attempts());
    }

    @Test
    void whatTheLeaseRejectsReleasesItsClaim() {
        ScriptedStore store = new ScriptedStore();
        DeliveryFixture on = new DeliveryFixture(policy -> {}, store);
        on.deliver(on.event("1").build(), on.lease(Duration.ofSeconds(3)));
        on.time.pass(Duration.ofSeconds(3));
        assertEquals(List.of("claim 1 for PT30S", "release 1 attempted"), store.questions());
    }
}

package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.DeduplicationStore.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A claim is renewed while its delivery lives, and a delivery that has lost it settles nothing. */
class ClaimsTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration EXPIRY = Duration.ofSeconds(30);
    private static final Key KEY = new Key("/test", "1", "function");

    private final ScriptedStore store = new ScriptedStore();
    private final DeliveryFixture on = new DeliveryFixture(policy -> policy.retry = 1, store);

    // Renewal

    @Test
    void aClaimIsRenewedEveryTenSecondsWhileTheFunctionIsAtWork() {
        on.deliver("1");
        on.time.pass(Duration.ofSeconds(31));
        on.function.last().succeed();
        assertEquals(
                List.of(
                        "claim 1 for PT30S",
                        "renew 1 for PT30S",
                        "renew 1 for PT30S",
                        "renew 1 for PT30S",
                        "complete 1 for PT1H"),
                store.questions());
    }

    @Test
    void nothingIsRenewedAfterTheEndAndNoTimerIsLeft() {
        on.deliver("1");
        on.function.last().succeed();
        on.time.pass(AN_HOUR);
        assertEquals(List.of("claim 1 for PT30S", "complete 1 for PT1H"), store.questions());
        assertEquals(0, on.time.tasks());
    }

    /** What a delivery with a claim can wait for. */
    private enum Wait {
        FUNCTION,
        BACKOFF,
        SLOT,
        DEAD_LETTER
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void whateverADeliveryWaitsForNoOtherIsGrantedItsClaim(Wait wait) {
        DeliveryFixture timed = new DeliveryFixture(
                policy -> {
                    policy.concurrency = 1;
                    policy.retry = wait == Wait.DEAD_LETTER ? 0 : 1;
                    policy.delay = wait == Wait.BACKOFF ? AN_HOUR : Duration.ofSeconds(1);
                    policy.max = AN_HOUR;
                    policy.deadLetter = "letters";
                },
                store);
        MemoryDeduplicationStore memory = memoryOf(timed);
        store.delegatesTo(memory);
        timed.sender.answers(new CompletableFuture<>());
        timed.deliver("1");
        if (wait != Wait.FUNCTION) {
            timed.deliver("2");
            timed.function.attempts().get(0).fail(FAILURE);
        }
        for (int i = 0; i < 30; i++) {
            timed.time.pass(Duration.ofMinutes(1));
            assertEquals(Refusal.HELD, claim(memory));
        }
        assertEquals(0, timed.listener.ends(), timed.listener.steps()::toString);
    }

    @Test
    void theEventOfACrashedHolderIsHandledWhenItsClaimHasLapsedAlsoWithoutATimeout() {
        MemoryDeduplicationStore memory = memoryOf(on);
        store.delegatesTo(memory);
        assertInstanceOf(Claim.class, claim(memory));
        Ending ending = on.deliver("1");
        on.function.succeeds();
        on.time.pass(EXPIRY.minusMillis(1));
        assertTrue(ending.isOpen());
        on.time.pass(Duration.ofSeconds(1));
        ending.assertIs(Outcome.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRenewalThatFailsIsTriedAgainWhileTheClaimLasts(boolean thrown) {
        Ending ending = on.deliver("1");
        store.renewsWith(() -> {
            if (thrown) {
                throw new NoClassDefFoundError("store broken");
            }
            return CompletableFuture.failedFuture(FAILURE);
        });
        on.time.pass(Duration.ofSeconds(25));
        store.renewsWith(() -> CompletableFuture.completedFuture(true));
        on.time.pass(AN_HOUR);
        on.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    // Lost claims

    @Test
    void aResultAfterTheClaimIsLostSettlesNothingAndTheOtherDeliverysOutcomeCounts() {
        DeliveryFixture letters = letters();
        Ending ending = letters.deliver("1");
        lose(letters);
        store.refuses(Refusal.HELD, Refusal.COMPLETED);
        letters.function.last().fail(FAILURE);
        assertTrue(ending.isOpen());
        letters.time.pass(Duration.ofMinutes(1));
        ending.assertIs(Outcome.DUPLICATE);
        assertEquals(List.of(), letters.sender.sent(), "The other delivery has handled the event");
        assertEquals(1, letters.function.attempts().size());
    }

    @Test
    void soItIsWithAResultThatWouldHaveBeenGood() {
        Ending ending = on.deliver("1");
        lose(on);
        store.refuses(Refusal.COMPLETED);
        on.function.last().succeed();
        on.time.passMillis(200);
        ending.assertIs(Outcome.DUPLICATE);
        assertEquals(
                List.of(
                        "1 begins",
                        "1 is tried, 1",
                        "1 fails, 1, after 10000 ms",
                        "1 waits after 1 for 200 ms",
                        "1 ends DUPLICATE after 1"),
                on.listener.steps());
        assertEquals(
                List.of("claim 1 for PT30S", "renew 1 for PT30S", "claim 1 for PT30S"),
                store.questions(),
                "What is not held is neither completed nor released");
    }

    @Test
    void ifTheOtherDeliveryGivesTheEventBackItIsAttemptedUnderTheNewClaim() {
        DeliveryFixture letters = letters();
        Ending ending = letters.deliver("1");
        lose(letters);
        letters.function.last().fail(FAILURE);
        letters.time.passMillis(200);
        assertEquals(2, letters.function.attempts().size(), "The lost attempt is not the last one");
        letters.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    @Test
    void aClaimThatIsLostDuringABackoffIsAskedForAgainBeforeTheRetry() {
        DeliveryFixture slow = new DeliveryFixture(
                policy -> {
                    policy.delay = Duration.ofMinutes(1);
                    policy.max = AN_HOUR;
                },
                store);
        Ending ending = slow.deliver("1");
        slow.function.last().fail(FAILURE);
        lose(slow);
        store.refuses(Refusal.COMPLETED);
        slow.time.pass(Duration.ofMinutes(1));
        ending.assertIs(Outcome.DUPLICATE);
        assertEquals(1, slow.function.attempts().size());
    }

    @Test
    void aHolderThatWasPausedAsksTheStoreWhoseTheEventIsBeforeItsResultCounts() {
        Ending lost = on.deliver("1");
        pauseTheProcess();
        store.renewsWith(() -> CompletableFuture.completedFuture(false));
        store.refuses(Refusal.COMPLETED);
        on.function.last().succeed();
        on.time.passMillis(200);
        lost.assertIs(Outcome.DUPLICATE);

        Ending kept = on.deliver("2");
        store.renewsWith(CompletableFuture::new);
        pauseTheProcess();
        CompletableFuture<Boolean> renewal = new CompletableFuture<>();
        store.renewsWith(() -> renewal);
        on.function.last().succeed();
        assertTrue(kept.isOpen());
        renewal.complete(true);
        kept.assertIs(Outcome.DELIVERED);
    }

    @Test
    void ifTheStoreCannotSayTheResultCounts() {
        Ending ending = on.deliver("1");
        store.renewsWith(() -> CompletableFuture.failedFuture(FAILURE));
        on.time.pass(Duration.ofMinutes(1));
        on.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    @Test
    void withoutTimeToWaitForTheOtherDeliveryTheEventIsGivenBack() {
        Ending ending = on.deliver(
                on.event("1").build(), on.lease(Duration.ofSeconds(10).plusMillis(200)));
        lose(on);
        on.function.last().succeed();
        ending.assertIs(Outcome.REJECTED);
        assertEquals(
                "EVF0331: The claim on event 1 from /test for function function on channel things was lost during the"
                        + " attempt; its result does not count",
                ending.failure().getMessage());
    }

    // Late answers

    @Test
    void aClaimThatIsGrantedAfterTheStopStartsNothingAndIsReleased() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        store.answersWith(() -> answer);
        Ending ending = on.deliver("1");
        CompletableFuture<Void> stopped = on.stop();
        answer.complete(store.claim(false));
        assertTrue(stopped.isDone());
        assertTrue(ending.isOpen());
        assertEquals(List.of(), on.function.attempts());
        assertEquals(List.of("1 begins", "1 is abandoned"), on.listener.steps());
        assertEquals(List.of("claim 1 for PT30S", "release 1"), store.questions());
        assertEquals(List.of(0, 0, 0), on.backlog());
    }

    @Test
    void aClaimThatIsGrantedAfterTheLeaseHasEndedStartsNothingAndIsReleased() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        store.answersWith(() -> answer);
        FakeLease lease = on.lease(null);
        Ending ending = on.deliver(on.event("1").build(), lease);
        lease.lose();
        answer.complete(store.claim(false));
        ending.assertIs(Outcome.REJECTED);
        assertEquals(List.of(), on.function.attempts());
        assertEquals(List.of("claim 1 for PT30S", "release 1"), store.questions());
    }

    @Test
    void aClaimThatHasLapsedWhenItsAnswerComesIsAskedForAgain() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        store.answersWith(() -> answer);
        on.deliver("1");
        on.time.pass(EXPIRY);
        store.refuses(Refusal.HELD);
        answer.complete(store.claim(false));
        assertEquals(List.of(), on.function.attempts());
        assertEquals(List.of("claim 1 for PT30S", "release 1", "claim 1 for PT30S"), store.questions());
    }

    // Errors

    @ParameterizedTest
    @ValueSource(strings = {"complete", "release", "abandon"})
    void anErrorOfTheStoreLeavesNeitherASlotNorAMessageBehind(String settlement) {
        DeliveryFixture single = new DeliveryFixture(
                policy -> {
                    policy.retry = settlement.equals("abandon") ? 1 : 0;
                    policy.concurrency = 1;
                },
                store);
        store.settlesWith(() -> {
            throw new NoClassDefFoundError("store broken");
        });
        Ending ending = single.deliver("1", "key");
        Ending behind = single.deliver("2", "key");
        switch (settlement) {
            case "complete" -> {
                single.function.last().succeed();
                ending.assertIs(Outcome.DELIVERED);
            }
            case "release" -> {
                single.function.last().fail(FAILURE);
                ending.assertIs(Outcome.REJECTED);
            }
            default -> {
                single.function.last().fail(FAILURE);
                assertTrue(single.stop().isDone());
                assertEquals(2, single.listener.ends());
                return;
            }
        }
        single.function.last().succeed();
        behind.assertIs(Outcome.DELIVERED);
        assertEquals(List.of(0, 0, 0), single.backlog());
    }

    @Test
    void aStoreThatAnswersASettlementWithNothingChangesNothing() {
        Queue<Supplier<CompletionStage<Boolean>>> answers = new ConcurrentLinkedQueue<>(List.of(
                () -> null,
                () -> CompletableFuture.completedFuture(null),
                () -> CompletableFuture.completedFuture(false)));
        store.settlesWith(() -> answers.remove().get());
        on.function.succeeds();
        for (int i = 0; i < 3; i++) {
            on.deliver("" + i, "key").assertIs(Outcome.DELIVERED);
        }
    }

    private DeliveryFixture letters() {
        return new DeliveryFixture(
                policy -> {
                    policy.retry = 0;
                    policy.deadLetter = "letters";
                },
                store);
    }

    private void lose(DeliveryFixture fixture) {
        store.renewsWith(() -> CompletableFuture.completedFuture(false));
        fixture.time.pass(Duration.ofSeconds(10));
        store.renewsWith(() -> CompletableFuture.completedFuture(true));
    }

    /** Nothing is asked meanwhile. */
    private void pauseTheProcess() {
        on.time.skip(EXPIRY);
    }

    private static MemoryDeduplicationStore memoryOf(DeliveryFixture fixture) {
        return new MemoryDeduplicationStore(1000, fixture.time);
    }

    private static Answer claim(DeduplicationStore asked) {
        return asked.claim(KEY, EXPIRY, AN_HOUR).toCompletableFuture().join();
    }
}

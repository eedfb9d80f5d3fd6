package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.spi.DeduplicationStore.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A delivery that has lost its claim settles nothing: the outcome of the delivery that has it counts. */
class LostClaimTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration EXPIRY = Duration.ofSeconds(30);

    private final ScriptedStore store = new ScriptedStore();
    private final DeliveryFixture on = new DeliveryFixture(policy -> policy.retry = 1, store);

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
}

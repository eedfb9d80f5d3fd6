package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.DeduplicationStore.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code deduplication}: an event is delivered to a function once, as far as the store knows. */
class DeduplicatedDeliveriesTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");
    private static final RuntimeException STORE_DOWN = new IllegalStateException("store down");
    private static final Error STORE_BROKEN = new NoClassDefFoundError("store broken");

    private final ScriptedStore store = new ScriptedStore();
    private final DeliveryFixture on = new DeliveryFixture(policy -> policy.concurrency = 1, store);

    @Test
    void anEventIsClaimedHandledAndRememberedForTheWindow() {
        on.function.succeeds();
        on.deliver("1").assertIs(Outcome.DELIVERED);
        assertEquals(List.of("claim 1 for PT30S", "complete 1 for PT1H"), store.questions());
        assertEquals(List.of(new Key("/test", "1", "function")), store.keys());
    }

    @Test
    void anEventThatWasHandledIsADuplicateAndItsEntryStaysAsItIs() {
        store.refuses(Refusal.COMPLETED);
        on.deliver("1").assertIs(Outcome.DUPLICATE);
        assertEquals(List.of(), on.function.attempts());
        assertEquals(List.of("claim 1 for PT30S"), store.questions());
    }

    @Test
    void anEventThatAnotherDeliveryHoldsIsAskedForAgainUntilThatHasHandledIt() {
        store.refuses(Refusal.HELD, Refusal.HELD, Refusal.HELD, Refusal.HELD, Refusal.HELD, Refusal.COMPLETED);
        Ending ending = on.deliver("1");
        on.time.passMillis(999);
        assertEquals(true, ending.isOpen());
        on.time.passMillis(1);
        ending.assertIs(Outcome.DUPLICATE);
        assertEquals(List.of(), on.function.attempts());
    }

    @Test
    void ifTheOtherDeliveryGivesItsClaimBackThisOneHandlesTheEventWithAllOfItsAttempts() {
        store.refuses(Refusal.HELD);
        Ending ending = on.deliver("1");
        on.function.fails(FAILURE);
        on.time.pass(Duration.ofMinutes(1));
        ending.assertIs(Outcome.REJECTED);
        assertEquals(List.of("1", "1", "1", "1"), on.function.ids());
    }

    @Test
    void whileItWaitsForTheOtherDeliveryItHoldsNoSlot() {
        store.refuses(Refusal.HELD);
        on.deliver("1");
        on.deliver("2");
        assertEquals(List.of("2"), on.function.ids());
    }

    @Test
    void oneClaimIsForAllAttempts() {
        on.function.fails(FAILURE);
        on.deliver("1");
        on.time.pass(Duration.ofMinutes(1));
        assertEquals(List.of("claim 1 for PT30S", "release 1 attempted"), store.questions());
    }

    @Test
    void aDeadLetterIsRememberedAsHandled() {
        DeliveryFixture letters = new DeliveryFixture(
                policy -> {
                    policy.retry = 0;
                    policy.deadLetter = "letters";
                },
                store);
        letters.function.fails(FAILURE);
        letters.deliver("1").assertIs(Outcome.DEAD_LETTERED);
        assertEquals(List.of("claim 1 for PT30S", "complete 1 for PT1H"), store.questions());
    }

    @Test
    void anEventThatWasSentBackFromTheDeadLettersIsAnotherOneEachTime() {
        on.function.succeeds();
        on.deliver(on.event("1").withExtension("deadletterredrives", 1).build());
        on.deliver(on.event("1").withExtension("deadletterredrives", 2).build());
        assertEquals(
                List.of("1 redrive 1", "1 redrive 2"),
                store.keys().stream().map(Key::id).toList());
    }

    @Test
    void eachFunctionHasItsOwnClaim() {
        on.deliver("1");
        on.deliverToOther(on.event("1").build());
        assertEquals(
                List.of("function", "other"),
                store.keys().stream().map(Key::function).toList());
    }

    static <T> Stream<Supplier<CompletionStage<T>>> failures() {
        return Stream.of(
                () -> CompletableFuture.failedFuture(STORE_DOWN),
                () -> {
                    throw STORE_DOWN;
                },
                () -> {
                    throw STORE_BROKEN;
                });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aStoreThatCannotBeAskedIsAFailedAttempt(Supplier<CompletionStage<Answer>> failing) {
        store.answersWith(failing);
        on.function.succeeds();
        Ending ending = on.deliver("1");
        on.time.passMillis(200);
        ending.assertIs(Outcome.DELIVERED);
        assertEquals(
                List.of(
                        "1 begins",
                        "1 fails, 1, after 0 ms",
                        "1 waits after 1 for 200 ms",
                        "1 is tried, 2",
                        "1 succeeds, 2, after 0 ms",
                        "1 ends DELIVERED after 2"),
                on.listener.steps());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void afterTheLastRetryNothingIsCompletedOrReleasedThatWasNeverClaimed(Supplier<CompletionStage<Answer>> failing) {
        for (int i = 0; i < 4; i++) {
            store.answersWith(failing);
        }
        Ending ending = on.deliver("1");
        on.time.pass(Duration.ofMinutes(1));
        ending.assertIs(Outcome.REJECTED);
        assertTrue(Set.of(STORE_DOWN, STORE_BROKEN).contains(ending.failure()), ending.failure()::toString);
        assertEquals(
                List.of("claim 1 for PT30S", "claim 1 for PT30S", "claim 1 for PT30S", "claim 1 for PT30S"),
                store.questions());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aStoreThatTakesNoNoteHasNoSayInTheOutcome(Supplier<CompletionStage<Boolean>> failing) {
        store.settlesWith(failing);
        on.function.succeeds();
        on.deliver("1").assertIs(Outcome.DELIVERED);
        DeliveryFixture rejecting = new DeliveryFixture(policy -> policy.retry = 0, store);
        rejecting.function.fails(FAILURE);
        rejecting.deliver("2", "key").assertIs(Outcome.REJECTED);
        rejecting.function.succeeds();
        rejecting.deliver("3", "key").assertIs(Outcome.DELIVERED);
    }

    @Test
    void anAnswerThatComesLaterIsAwaitedInTheSlot() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        store.answersWith(() -> answer);
        on.deliver("1");
        on.deliver("2");
        assertEquals(List.of(), on.function.ids());
        answer.complete(store.claim(false));
        assertEquals(List.of("1"), on.function.ids());
    }

    @Test
    void aStoreThatAnswersNothingHasItsEventGivenBackAndHoldsUpNoOther() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        store.answersWith(() -> answer);
        on.function.succeeds();
        Ending broken = on.deliver("1", "key");
        Ending next = on.deliver("2", "key");
        answer.complete(null);
        broken.assertIs(Outcome.REJECTED);
        assertInstanceOf(NullPointerException.class, broken.failure());
        next.assertIs(Outcome.DELIVERED);
    }
}

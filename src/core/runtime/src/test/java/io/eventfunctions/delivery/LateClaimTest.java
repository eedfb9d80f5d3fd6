package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A claim that is granted when its delivery may not begin any more is released. */
class LateClaimTest {

    private static final Duration EXPIRY = Duration.ofSeconds(30);

    private final ScriptedStore store = new ScriptedStore();
    private final DeliveryFixture on = new DeliveryFixture(policy -> policy.retry = 1, store);

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
}

package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A channel that stops: what is at work comes to its end, and nothing else begins. */
class StopTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");

    private final ScriptedStore store = new ScriptedStore();
    private final DeliveryFixture on = new DeliveryFixture(policy -> policy.concurrency = 1, store);

    @Test
    void whatWaitsForASlotIsAbandoned() {
        on.deliver("running");
        Ending waiting = on.deliver("waiting");
        on.stop();
        assertAbandoned("waiting", waiting);
        on.function.last().succeed();
        assertEquals(List.of("running"), on.function.ids());
    }

    @Test
    void whatWaitsForARetryIsAbandonedAndItsClaimReleased() {
        Ending pausing = on.deliver("pausing");
        on.function.last().fail(FAILURE);
        CompletableFuture<Void> stopped = on.stop();
        assertTrue(stopped.isDone());
        assertAbandoned("pausing", pausing);
        assertEquals(List.of("claim pausing for PT30S", "release pausing attempted"), store.questions());
        on.time.pass(Duration.ofDays(1));
        assertEquals(List.of("pausing"), on.function.ids());
        assertAbandoned("pausing", pausing);
    }

    @Test
    void whatWaitsForTheOneBeforeItIsAbandoned() {
        on.deliver("running", "key");
        Ending behind = on.deliver("behind", "key");
        Ending last = on.deliver("last", "key");
        on.stop();
        assertAbandoned("behind", behind);
        assertAbandoned("last", last);
        on.function.last().succeed();
        assertEquals(List.of("running"), on.function.ids());
    }

    @Test
    void soIsWhatWaitsBehindARetry() {
        on.deliver("pausing", "key");
        on.function.last().fail(FAILURE);
        Ending behind = on.deliver("behind", "key");
        on.stop();
        assertAbandoned("behind", behind);
    }

    @Test
    void soIsWhatWaitsBehindAMessageThatTheConnectorDoesNotTakeBack() {
        DeliveryFixture rejecting = new DeliveryFixture(policy -> policy.retry = 0);
        Ending refused = rejecting.deliverUnsettled(rejecting.event("refused", "key"));
        rejecting.deliver("behind", "key");
        rejecting.function.last().fail(FAILURE);
        refused.assertIs(Outcome.REJECTED);
        rejecting.stop();
        assertTrue(rejecting.listener.steps().contains("behind is abandoned"), rejecting.listener.steps()::toString);
        refused.settled.complete(null);
        assertEquals(List.of("refused"), rejecting.function.ids());
    }

    @Test
    void anAttemptAtWorkComesToItsEndAndTheStopWaitsForIt() {
        Ending ending = on.deliver("1");
        CompletableFuture<Void> stopped = on.stop();
        assertFalse(stopped.isDone());
        on.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
        assertTrue(stopped.isDone());
        assertEquals(List.of("claim 1 for PT30S", "complete 1 for PT1H"), store.questions());
    }

    @Test
    void anAttemptThatFailsAfterTheStopIsNotTriedAgain() {
        Ending ending = on.deliver("1");
        CompletableFuture<Void> stopped = on.stop();
        on.function.last().fail(FAILURE);
        assertTrue(stopped.isDone());
        assertAbandoned("1", ending);
        assertEquals(List.of("claim 1 for PT30S", "release 1 attempted"), store.questions());
        on.time.pass(Duration.ofDays(1));
        assertEquals(List.of("1"), on.function.ids());
    }

    @Test
    void itsLastAttemptStillMakesItADeadLetter() {
        DeliveryFixture letters = new DeliveryFixture(policy -> {
            policy.retry = 0;
            policy.deadLetter = "letters";
        });
        CompletableFuture<Void> confirmation = new CompletableFuture<>();
        letters.sender.answers(confirmation);
        Ending ending = letters.deliver("1");
        CompletableFuture<Void> stopped = letters.stop();
        letters.function.last().fail(FAILURE);
        assertFalse(stopped.isDone(), "The dead letter isn't confirmed");
        confirmation.complete(null);
        ending.assertIs(Outcome.DEAD_LETTERED);
        assertTrue(stopped.isDone());
    }

    @Test
    void whatIsDeliveredAfterTheStopIsAbandoned() {
        on.stop();
        assertAbandoned("late", on.deliver("late"));
        assertAbandoned("late with key", on.deliver("late with key", "key"));
        assertAbandoned("later with key", on.deliver("later with key", "key"));
        assertEquals(List.of(), on.function.ids());
    }

    @Test
    void soIsWhatWaitsBehindADeliveryThatEndsWhileTheChannelStops() {
        DeliveryFixture stopping = new DeliveryFixture(policy -> {}, store);
        stopping.deliver("pausing");
        stopping.function.last().fail(FAILURE);
        stopping.deliver("running", "key");
        stopping.deliver("behind", "key");
        store.settlesWith(() -> {
            stopping.function.last().succeed();
            return CompletableFuture.completedFuture(true);
        });
        stopping.stop();
        assertTrue(stopping.listener.steps().contains("running ends DELIVERED after 1"));
        assertTrue(stopping.listener.steps().contains("behind is abandoned"), stopping.listener.steps()::toString);
    }

    @Test
    void theStopWaitsForEveryFunction() {
        on.deliver("1");
        on.deliverToOther(on.event("1").build());
        CompletableFuture<Void> stopped = on.stop();
        on.function.last().succeed();
        assertFalse(stopped.isDone());
        on.other.last().succeed();
        assertTrue(stopped.isDone());
    }

    @Test
    void everyDeliveryThatBeganHasExactlyOneEnd() {
        for (int i = 0; i < 20; i++) {
            on.deliver("" + i, "key " + i % 3);
        }
        on.function.last().succeed();
        on.function.last().fail(FAILURE);
        on.stop();
        on.function.last().succeed();
        on.deliver("late", "key 1");
        on.time.pass(Duration.ofDays(1));
        long begun = on.listener.steps().stream()
                .filter(step -> step.endsWith(" begins"))
                .count();
        assertEquals(21, begun);
        assertEquals(21, on.listener.ends());
        assertEquals(
                21,
                on.listener.steps().stream()
                        .filter(step -> step.contains(" ends ") || step.endsWith(" is abandoned"))
                        .distinct()
                        .count());
        assertEquals(List.of(0, 0, 0), on.backlog());
    }

    private void assertAbandoned(String id, Ending ending) {
        assertEquals(
                1,
                on.listener.steps().stream()
                        .filter((id + " is abandoned")::equals)
                        .count(),
                on.listener.steps()::toString);
        assertTrue(ending.isOpen(), "It has no outcome");
    }
}

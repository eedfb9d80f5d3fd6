package io.eventfunctions.delivery;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** {@code concurrency}: how many deliveries of one function are at work at the same time. */
class ConcurrencyTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");

    private final DeliveryFixture on = new DeliveryFixture(policy -> policy.concurrency = 2);

    @Test
    void noMoreAttemptsRunThanThereAreSlots() {
        deliver("1", "2", "3", "4");
        assertEquals(List.of("1", "2"), on.function.ids());
        on.function.last().succeed();
        assertEquals(List.of("1", "2", "3"), on.function.ids());
        on.function.last().succeed();
        assertEquals(List.of("1", "2", "3", "4"), on.function.ids());
    }

    @Test
    void aSlotIsFreeWhileItsDeliveryWaitsForARetry() {
        deliver("1", "2", "3");
        on.function.last().fail(FAILURE);
        assertEquals(List.of("1", "2", "3"), on.function.ids());
    }

    @Test
    void aRetryWaitsForASlotBehindThoseThatWaitAlready() {
        deliver("1", "2", "3");
        on.function.attempts().get(0).fail(FAILURE);
        deliver("4");
        on.time.passMillis(200);
        assertEquals(List.of("1", "2", "3"), on.function.ids(), "Both slots are taken");
        on.function.last().succeed();
        on.function.last().succeed();
        assertEquals(List.of("1", "2", "3", "4", "1"), on.function.ids());
    }

    @Test
    void anEventThatWaitsForItsKeyTakesNoSlot() {
        on.deliver("1", "key");
        on.deliver("2", "key");
        on.deliver("3", "key");
        on.deliver("4");
        assertEquals(List.of("1", "4"), on.function.ids());
    }

    @Test
    void aRejectedDeliveryFreesItsSlotBeforeItsMessageIsSettled() {
        DeliveryFixture rejecting = new DeliveryFixture(policy -> {
            policy.retry = 0;
            policy.concurrency = 1;
        });
        Ending rejected = rejecting.deliverUnsettled(rejecting.event("1", "key"));
        rejecting.deliver("2", "other key");
        rejecting.function.last().fail(FAILURE);
        rejected.assertIs(Outcome.REJECTED);
        assertEquals(List.of("1", "2"), rejecting.function.ids());
    }

    @Test
    void theNextOfAKeyIsNotOvertakenByThoseThatArriveWhenItsSlotIsFreed() {
        DeliveryFixture single = new DeliveryFixture(policy -> policy.concurrency = 1);
        single.deliver("1", "key");
        single.deliver("2", "key");
        single.deliver("3");
        single.function.last().succeed();
        single.function.last().succeed();
        assertEquals(List.of("1", "3", "2"), single.function.ids(), "In the order in which they could have begun");
    }

    @Test
    void theBacklogTellsHowManyRunWaitAndWaitForARetry() {
        assertEquals(List.of(0, 0, 0), on.backlog());
        on.deliver("1", "key");
        on.deliver("2", "key");
        on.deliver("3", "other key");
        deliver("4", "5");
        assertEquals(List.of(2, 3, 0), on.backlog());
        on.function.attempts().get(0).fail(FAILURE);
        assertEquals(List.of(2, 2, 1), on.backlog());
        on.function.attempts().get(1).succeed();
        on.function.attempts().get(2).succeed();
        on.function.attempts().get(3).succeed();
        assertEquals(List.of(0, 1, 1), on.backlog());
        on.time.passMillis(200);
        assertEquals(List.of(1, 1, 0), on.backlog());
        on.function.last().succeed();
        on.function.last().succeed();
        assertEquals(List.of(0, 0, 0), on.backlog());
    }

    @Test
    void aHundredThousandThatSucceedAtOnceDoNotNest() {
        DeliveryFixture single = new DeliveryFixture(policy -> policy.concurrency = 1);
        single.deliver("first", "key");
        single.function.succeeds();
        for (int i = 0; i < 100_000; i++) {
            single.deliver("" + i, "key");
        }
        single.function.last().succeed();
        assertEquals(100_001, single.listener.ends());
    }

    private void deliver(String... ids) {
        for (String id : ids) {
            on.deliver(id);
        }
    }
}

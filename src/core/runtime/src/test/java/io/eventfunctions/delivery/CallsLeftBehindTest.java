package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.delivery.FakeFunction.Attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A call goes on when its lease is over, and its event is redelivered. */
class CallsLeftBehindTest {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration BACKOFF = Duration.ofMillis(200);

    private final DeliveryFixture on = new DeliveryFixture(policy -> {
        policy.retry = 2;
        policy.deadLetter = "letters";
    });
    private final CloudEvent event = on.event("1").build();
    private Attempt stubborn;

    @BeforeEach
    void aCallOutlivesItsLease() {
        on.function.ignoresInterrupts();
        Ending ending = on.deliver(event, on.lease(LEASE));
        stubborn = on.function.last();
        on.time.pass(LEASE);
        ending.assertIs(Outcome.REJECTED);
    }

    @Test
    void itsEventIsHandledAgainWhenItHasReturned() {
        Ending ending = on.deliver(event, on.lease(LEASE));
        on.time.pass(BACKOFF);
        assertEquals(List.of(stubborn), on.function.attempts());
        stubborn.returns();
        on.time.pass(BACKOFF);
        on.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
        assertEquals(1, on.function.last().number(), "To wait is not an attempt");
    }

    @Test
    void itsEventDoesNotWaitWithASlotNorInTheWayOfOtherEvents() {
        on.deliver(event, on.lease(LEASE));
        assertEquals(List.of(1, 0, 1), on.backlog(), "The call that has not returned is the one at work");
        Ending other = on.deliver(on.event("2").build(), on.lease(LEASE));
        on.function.last().succeed();
        other.assertIs(Outcome.DELIVERED);
    }

    @Test
    void itsEventIsGivenBackWhenThereIsNoTimeToWait() {
        FakeLease lease = on.lease(LEASE);
        Ending ending = on.deliver(event, lease);
        on.time.pass(LEASE.minus(BACKOFF));
        ending.assertIs(Outcome.REJECTED);
        assertTrue(ending.failure().getMessage().contains("has not returned"), ending.failure()::getMessage);
        assertEquals(BACKOFF, lease.notBefore());
        assertEquals(List.of(stubborn), on.function.attempts());
    }

    @Test
    void toFindNoTimeIsAnAttemptSoThatAnEventWhoseCallNeverReturnsBecomesADeadLetter() {
        Ending ending = on.deliver(event, on.lease(LEASE, 2));
        on.time.pass(LEASE);
        ending.assertIs(Outcome.DEAD_LETTERED);
        assertEquals(3, on.sender.sent().get(0).getExtension("deadletterattempts"));
        assertEquals(List.of(stubborn), on.function.attempts());
    }

    @Test
    void theOtherFunctionOfTheChannelHandlesItsEvent() {
        on.other.succeeds();
        on.deliverToOther(event).assertIs(Outcome.DELIVERED);
    }

    @Test
    void anEventThatHasWaitedForItDoesNotExpire() {
        DeliveryFixture expiring = new DeliveryFixture(policy -> policy.ttl = Duration.ofSeconds(11));
        expiring.function.ignoresInterrupts();
        CloudEvent aging = expiring.event("1").build();
        expiring.deliver(aging, expiring.lease(LEASE));
        expiring.time.pass(LEASE);
        Ending ending = expiring.deliver(aging, expiring.lease(LEASE));
        expiring.time.pass(Duration.ofSeconds(5));
        expiring.function.last().returns();
        expiring.time.pass(BACKOFF);
        expiring.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    @Test
    void aLeaseWithoutEndDoesNotWait() {
        on.deliver(event);
        assertEquals(2, on.function.attempts().size());
    }

    @Test
    void aCallThatNeverBeganIsNotAtWork() {
        DeliveryFixture busy = new DeliveryFixture(policy -> {});
        busy.function.waitsForThreads();
        busy.deliver(event, busy.lease(LEASE));
        busy.time.pass(LEASE);
        busy.deliver(event, busy.lease(LEASE));
        assertEquals(2, busy.function.attempts().size());
    }

    @Test
    void aCallThatHeedsItsInterruptIsNotAtWork() {
        DeliveryFixture heeding = new DeliveryFixture(policy -> {});
        heeding.deliver(event, heeding.lease(LEASE));
        heeding.time.pass(LEASE);
        heeding.deliver(event, heeding.lease(LEASE));
        assertEquals(2, heeding.function.attempts().size());
    }
}

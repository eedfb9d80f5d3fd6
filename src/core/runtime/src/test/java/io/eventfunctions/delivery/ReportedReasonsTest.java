package io.eventfunctions.delivery;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** What a listener learns of why an event was given up. */
class ReportedReasonsTest {

    private final DeliveryFixture on = new DeliveryFixture(policy -> {
        policy.retry = 0;
        policy.deadLetter = "letters";
    });

    @Test
    void aDeadLetterIsReportedWithItsReason() {
        on.function.fails(new IllegalStateException("never works"));
        on.deliver("1").assertIs(Outcome.DEAD_LETTERED);
        assertEquals(DeadLetterReason.RETRIES_EXHAUSTED, on.listener.lastReason());
    }

    @Test
    void soIsARejectedEventThatTheDeadLetterChannelDidNotAccept() {
        on.function.fails(new IllegalStateException("never works"));
        on.sender.answers(CompletableFuture.failedFuture(new IllegalStateException("broker down")));
        on.deliver("1").assertIs(Outcome.REJECTED);
        assertEquals(DeadLetterReason.RETRIES_EXHAUSTED, on.listener.lastReason());
    }

    @Test
    void soIsOneWithoutADeadLetterChannel() {
        DeliveryFixture without = new DeliveryFixture(policy -> policy.retry = 0);
        without.function.fails(new IllegalStateException("never works"));
        without.deliver("1").assertIs(Outcome.REJECTED);
        assertEquals(DeadLetterReason.RETRIES_EXHAUSTED, without.listener.lastReason());
    }

    @Test
    void anEventThatWasHandledHasNone() {
        on.function.succeeds();
        on.deliver("1").assertIs(Outcome.DELIVERED);
        assertNull(on.listener.lastReason());
    }
}

package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Several functions on one channel: nothing that happens to one of them is noticed by another. */
class SideBySideTest {

    private static final RuntimeException FAILURE = new IllegalStateException("never works");

    private final DeliveryFixture on = new DeliveryFixture(policy -> {
        policy.concurrency = 1;
        policy.deadLetter = "letters";
    });

    @Test
    void aFunctionThatHangsHoldsUpNoOther() {
        on.deliver("1");
        on.deliver("2");
        on.other.succeeds();
        on.deliverToOther(on.event("1").build()).assertIs(Outcome.DELIVERED);
        on.deliverToOther(on.event("2").build()).assertIs(Outcome.DELIVERED);
        assertEquals(List.of("1"), on.function.ids());
    }

    @Test
    void aFunctionThatFailsIsTriedAgainAndNoOtherIs() {
        on.function.fails(FAILURE);
        on.other.succeeds();
        CloudEvent event = on.event("1", "key");
        Ending failing = on.deliver(event);
        on.deliverToOther(event).assertIs(Outcome.DELIVERED);
        on.time.pass(Duration.ofMinutes(1));
        failing.assertIs(Outcome.DEAD_LETTERED);
        assertEquals(4, on.function.attempts().size());
        assertEquals(1, on.other.attempts().size());
        assertEquals(
                List.of("function"),
                on.sender.sent().stream()
                        .map(letter -> letter.getExtension("deadletterfunction"))
                        .toList());
    }

    @Test
    void eachHasItsOwnBacklog() {
        on.deliver("1");
        on.deliver("2");
        assertEquals(
                List.of("things function 1 1", "things other 0 0"),
                on.listener.backlogs().stream()
                        .map(backlog -> backlog.channel() + " " + backlog.function() + " " + backlog.running() + " "
                                + backlog.waiting())
                        .toList());
    }
}

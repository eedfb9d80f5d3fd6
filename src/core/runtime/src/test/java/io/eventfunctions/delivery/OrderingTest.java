package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.delivery.DeliveryPolicy.Ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** {@code ordering}: which events wait for each other. */
class OrderingTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");

    @Test
    void eventsOfOneKeyAreHandledOneAfterTheOtherInTheOrderOfTheirArrival() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        on.deliver("1", "key");
        on.deliver("2", "key");
        on.deliver("3", "key");
        assertEquals(List.of("1"), on.function.ids());
        on.function.last().succeed();
        assertEquals(List.of("1", "2"), on.function.ids());
        on.function.last().succeed();
        assertEquals(List.of("1", "2", "3"), on.function.ids());
    }

    @Test
    void eventsOfOtherKeysAndThoseWithoutOneDoNotWait() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        on.deliver("1", "key");
        on.deliver("2", "key");
        on.deliver("3", "other key");
        on.deliver("4");
        on.deliver("5");
        assertEquals(List.of("1", "3", "4", "5"), on.function.ids());
    }

    @Test
    void whileAnEventWaitsForARetryOnlyEventsOfItsKeyWaitWithIt() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        on.deliver("1", "key");
        on.function.last().fail(FAILURE);
        on.deliver("2", "key");
        on.deliver("3", "other key");
        on.deliver("4");
        assertEquals(List.of("1", "3", "4"), on.function.ids());
        on.time.passMillis(200);
        on.function.last().succeed();
        assertEquals(List.of("1", "3", "4", "1", "2"), on.function.ids());
    }

    @Test
    void theNextOfAKeyGoesOnWhenTheOneBeforeItIsADeadLetter() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.retry = 1;
            policy.deadLetter = "letters";
        });
        Ending first = on.deliver("1", "key");
        Ending second = on.deliver("2", "key");
        on.function.last().fail(FAILURE);
        on.time.passMillis(200);
        on.function.last().fail(FAILURE);
        first.assertIs(Outcome.DEAD_LETTERED);
        on.function.last().succeed();
        second.assertIs(Outcome.DELIVERED);
        assertEquals(List.of("1", "1", "2"), on.function.ids());
    }

    @Test
    void theNextOfAKeyWaitsUntilTheConnectorHasTakenARejectedMessageBack() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.retry = 0);
        Ending rejected = on.deliverUnsettled(on.event("1", "key"));
        on.deliver("2", "key");
        on.function.last().fail(FAILURE);
        rejected.assertIs(Outcome.REJECTED);
        assertEquals(List.of("1"), on.function.ids());
        rejected.settled.complete(null);
        assertEquals(List.of("1", "2"), on.function.ids());
    }

    @Test
    void theNextOfAKeyDoesNotWaitForTheAcknowledgementOfADeliveredMessage() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        on.deliverUnsettled(on.event("1", "key"));
        on.deliver("2", "key");
        on.function.last().succeed();
        assertEquals(List.of("1", "2"), on.function.ids());
    }

    @Test
    void keysAreComparedAsText() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        on.deliver(on.event("1").withExtension("partitionkey", 7).build());
        on.deliver("2", "7");
        assertEquals(List.of("1"), on.function.ids());
    }

    @Test
    void inAChannelInOrderEveryEventWaitsForTheOneBeforeIt() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.ordering = Ordering.CHANNEL);
        on.deliver("1", "key");
        on.deliver("2", "other key");
        on.deliver("3");
        on.function.last().fail(FAILURE);
        on.time.pass(Duration.ofMillis(199));
        assertEquals(List.of("1"), on.function.ids());
        on.time.passMillis(1);
        on.function.last().succeed();
        on.function.last().succeed();
        assertEquals(List.of("1", "1", "2", "3"), on.function.ids());
    }

    @Test
    void withoutOrderingNotEvenEventsOfOneKeyWait() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.ordering = Ordering.NONE);
        on.deliver("1", "key");
        on.deliver("2", "key");
        assertEquals(List.of("1", "2"), on.function.ids());
    }

    @Test
    void eventsOfOneKeyForAnotherFunctionDoNotWait() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.ordering = Ordering.CHANNEL);
        on.deliver("1", "key");
        on.deliverToOther(on.event("1", "key"));
        on.deliverToOther(on.event("2", "key"));
        assertEquals(List.of("1"), on.function.ids());
        assertEquals(List.of("1"), on.other.ids());
        on.other.last().succeed();
        assertEquals(List.of("1", "2"), on.other.ids());
    }
}

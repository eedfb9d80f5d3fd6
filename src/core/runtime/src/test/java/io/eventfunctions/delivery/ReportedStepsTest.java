package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.delivery.DeliveryPolicy.Ordering;
import io.eventfunctions.spi.DeduplicationStore.Refusal;
import io.eventfunctions.spi.Delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

/** What a {@link io.eventfunctions.spi.DeliveryListener} is told, and in which order. */
class ReportedStepsTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");

    private final DeliveryFixture on = new DeliveryFixture(policy -> policy.retry = 1);

    @Test
    void aDeliveryThatSucceeds() {
        on.deliver("1");
        on.time.passMillis(30);
        on.function.last().succeed();
        assertEquals(
                List.of("1 begins", "1 is tried, 1", "1 succeeds, 1, after 30 ms", "1 ends DELIVERED after 1"),
                on.listener.steps());
    }

    @Test
    void aDeliveryThatIsTriedAgainAndFails() {
        on.deliver("1");
        on.time.passMillis(30);
        on.function.last().fail(FAILURE);
        on.time.passMillis(200);
        on.time.passMillis(7);
        on.function.last().fail(FAILURE);
        assertEquals(
                List.of(
                        "1 begins",
                        "1 is tried, 1",
                        "1 fails, 1, after 30 ms",
                        "1 waits after 1 for 200 ms",
                        "1 is tried, 2",
                        "1 fails, 2, after 7 ms",
                        "1 ends REJECTED after 2"),
                on.listener.steps());
        assertSame(FAILURE, on.listener.lastFailure());
    }

    @Test
    void anAttemptThatIsGivenUp() {
        DeliveryFixture timed = new DeliveryFixture(policy -> {
            policy.retry = 0;
            policy.timeout = Duration.ofSeconds(2);
        });
        timed.deliver("1");
        timed.time.pass(Duration.ofSeconds(2));
        assertEquals(
                List.of("1 begins", "1 is tried, 1", "1 fails, 1, after 2000 ms", "1 ends REJECTED after 1"),
                timed.listener.steps());
    }

    @Test
    void aDeliveryThatWaitsForItsTurn() {
        DeliveryFixture ordered = new DeliveryFixture(policy -> policy.ordering = Ordering.CHANNEL);
        ordered.deliver("1");
        ordered.deliver("2");
        ordered.function.succeeds();
        ordered.function.last().succeed();
        assertEquals(
                List.of(
                        "1 begins",
                        "1 is tried, 1",
                        "2 begins",
                        "1 succeeds, 1, after 0 ms",
                        "1 ends DELIVERED after 1",
                        "2 is tried, 1",
                        "2 succeeds, 1, after 0 ms",
                        "2 ends DELIVERED after 1"),
                ordered.listener.steps());
    }

    @Test
    void aDeliveryThatWaitsForAnotherOnesClaim() {
        ScriptedStore store = new ScriptedStore();
        store.refuses(Refusal.HELD, Refusal.COMPLETED);
        DeliveryFixture deduplicated = new DeliveryFixture(policy -> {}, store);
        deduplicated.deliver("1");
        deduplicated.time.passMillis(200);
        assertEquals(
                List.of("1 begins", "1 waits after 0 for 200 ms", "1 ends DUPLICATE after 0"),
                deduplicated.listener.steps());
    }

    @Test
    void theSameDeliveryIsToldInEveryStepAndGivenToTheFunction() {
        on.deliver("1");
        on.function.last().fail(FAILURE);
        on.time.passMillis(200);
        on.function.last().succeed();
        assertEquals(7, on.listener.deliveries().size());
        Delivery delivery = on.listener.deliveries().get(0);
        on.listener.deliveries().forEach(told -> assertSame(delivery, told));
        on.function.attempts().forEach(attempt -> assertSame(delivery, attempt.delivery()));
        assertEquals("things", delivery.channel());
        assertEquals("function", delivery.function());
    }

    @Test
    void theSameEventIsAnotherDeliveryWhenItIsRedelivered() {
        on.function.succeeds();
        CloudEvent event = on.event("1").build();
        on.deliver(event);
        on.deliver(event);
        List<Delivery> told = on.listener.deliveries();
        assertEquals(8, told.size());
        assertNotEquals(told.get(0), told.get(4));
    }

    @Test
    void eachFunctionsBacklogIsToldBeforeTheFirstMessage() {
        assertEquals(List.of(), on.listener.steps());
        assertEquals(
                List.of("function", "other"),
                on.listener.backlogs().stream()
                        .map(backlog -> backlog.function())
                        .toList());
    }
}

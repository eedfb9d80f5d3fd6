package io.eventfunctions.conformance;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.conformance.Journal.Ending;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What holds on connectors whose broker can take a message back from a consumer that is alive, beside the policy. */
public abstract class LeaseConformance extends DeliveryConformance {

    /** Lets the broker take back what it has given the application on the channel {@code keyed}, and redeliver it. */
    protected abstract void endLeases();

    @Test
    void aFunctionAtWorkIsToldThatItsLeaseHasEndedAndTheEventIsHandledAgain() {
        CloudEvent event = event("taken back", key());
        List<Boolean> held = new CopyOnWriteArrayList<>();
        when(ONE, event, context -> {
            held.add(context.leaseHeld());
            if (held.size() == 1) {
                await(() -> !context.leaseHeld());
            }
            return null;
        });
        send("keyed", event);
        await(() -> held.size() == 1);
        endLeases();
        await(() -> held.size() == 2);
        assertEquals(List.of(true, true), held);
    }

    @Test
    void whatWaitsWhenItsLeaseEndsStartsOnlyOnceItIsRedeliveredAndInOrder() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        when(ONE, first, context -> {
            if (attempts(ONE, first) == 1) {
                await(() -> !context.leaseHeld());
            }
            return null;
        });
        send("keyed", first, second);
        await(() -> attempts(ONE, first) == 1 && journal.arrivals(second) == 1);
        endLeases();
        // A standard queue may redeliver the second one first.
        await(() -> delivered(second) && attempts(ONE, first) > 1);
        assertStory(
                "first starts, first DELIVERED, second REJECTED, second starts, second DELIVERED", ONE, first, second);
        assertEquals(1, attempts(ONE, second));
    }

    private boolean delivered(CloudEvent event) {
        return journal.steps(Ending.class, ONE, event).stream()
                .anyMatch(ending -> ending.outcome() == Outcome.DELIVERED);
    }
}

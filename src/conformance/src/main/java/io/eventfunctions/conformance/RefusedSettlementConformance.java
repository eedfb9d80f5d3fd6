package io.eventfunctions.conformance;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Channels.Status;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What holds, beside the sentences on halting, on connectors whose broker a test can make refuse settlements. */
public abstract class RefusedSettlementConformance extends HaltConformance {

    /** Lets the broker refuse each settlement of a channel, and then none. */
    protected abstract void refuseSettlements(String channel, boolean refused);

    @Test
    void aSettlementThatFailsDoesNotHaltTheChannel() {
        CloudEvent event = event("refused").build();
        CloudEvent next = event("next").build();
        CloudEvent last = event("last").build();
        refuseSettlements(HaltingApp.REFUSED, true);
        send(HaltingApp.REFUSED, event, next);
        assertDeliveredAtOnce(ONE, event, next);
        refuseSettlements(HaltingApp.REFUSED, false);
        send(HaltingApp.REFUSED, last);
        assertDeliveredAtOnce(ONE, last);
        assertEquals(Status.RUNNING, state(HaltingApp.REFUSED).status());
    }
}

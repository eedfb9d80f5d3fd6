package io.eventfunctions.redis;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How long a consumer holds an entry. */
class EntryLeaseTest {

    private static final long SPAN = Duration.ofSeconds(30).toNanos();

    private final AtomicLong now = new AtomicLong(5);
    private final EntryLease lease = new EntryLease(SPAN, now::get, 2);
    private final InFlightEntries inFlight = new InFlightEntries();

    @Test
    void itIsHeldUntilOthersMayClaimTheEntry() {
        now.addAndGet(SPAN - 1);
        assertTrue(lease.isHeld());
        now.incrementAndGet();
        assertFalse(lease.isHeld());
    }

    @Test
    void aRenewalCountsFromBeforeTheServerWasAsked() {
        inFlight.add("1-0", lease);
        now.addAndGet(SPAN);
        inFlight.renewed(List.of("1-0"), Set.of("1-0"), now.get() - SPAN + 1);
        assertTrue(lease.isHeld());
        now.incrementAndGet();
        assertFalse(lease.isHeld());
    }

    @Test
    void anEntryThatAnotherConsumerHasClaimedIsNotInFlightAnyMore() {
        inFlight.add("1-0", lease);
        assertEquals(1, inFlight.renewed(List.of("1-0", "2-0"), Set.of(), now.get()));
        assertFalse(lease.isHeld());
        assertTrue(inFlight.isEmpty());
    }

    @Test
    void settlingAnEntryLeavesItsNextReceptionInFlight() {
        inFlight.add("1-0", lease);
        inFlight.add("1-0", new EntryLease(SPAN, now::get, 3));
        inFlight.remove("1-0", lease);
        assertTrue(inFlight.contains("1-0"));
    }

    @Test
    void itKnowsHowOftenTheEntryWasDeliveredBefore() {
        assertEquals(2, lease.earlierReceptions());
    }
}

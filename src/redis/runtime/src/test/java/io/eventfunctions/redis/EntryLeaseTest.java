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
    private final GivenBackEntries givenBack = new GivenBackEntries(2 * SPAN, now::get);
    private final EntryLease lease = lease("1-0");
    private final InFlightEntries inFlight = new InFlightEntries();

    @Test
    void itIsHeldUntilOthersMayClaimTheEntry() {
        now.addAndGet(SPAN - 1);
        assertTrue(lease.isHeld());
        assertTrue(lease.isExclusive());
        now.incrementAndGet();
        assertFalse(lease.isHeld());
        assertFalse(lease.isExclusive());
        assertFalse(lease.isOver(), "It can still be acknowledged, unless another consumer has claimed it");
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
        inFlight.add("1-0", lease("1-0"));
        inFlight.remove("1-0", lease);
        assertTrue(inFlight.contains("1-0"));
    }

    @Test
    void entriesBehindOneOfTheirKeyThatIsGivenBackAreNotHeldUntilItIsReceivedAgain() {
        EntryLease first = lease("9-0").of("key");
        EntryLease second = lease("10-0").of("key");
        EntryLease other = lease("11-0").of("other key");
        first.giveBack();
        assertFalse(second.isHeld());
        assertTrue(other.isHeld());
        second.giveBack();
        EntryLease firstAgain = lease("9-0").of("key");
        EntryLease third = lease("12-0").of("key");
        assertTrue(firstAgain.isHeld());
        assertFalse(third.isHeld(), "It would overtake the second");
        EntryLease secondAgain = lease("10-0").of("key");
        assertTrue(secondAgain.isHeld());
        assertTrue(third.isHeld());
    }

    @Test
    void anEntryThatDoesNotComeBackHoldsUpItsKeyForAWhileOnly() {
        lease("1-0").of("key").giveBack();
        now.addAndGet(2 * SPAN - 1);
        EntryLease next = lease("2-0").of("key");
        assertFalse(next.isHeld());
        now.incrementAndGet();
        assertTrue(next.isHeld());
    }

    @Test
    void anEntryThatAnotherConsumerHasHoldsNothingUp() {
        EntryLease claimed = lease("1-0").of("key");
        claimed.lose();
        claimed.giveBack();
        assertTrue(lease("2-0").of("key").isHeld());
    }

    @Test
    void aDeliveryCountsOnlyIfAnAttemptHasBegunWhenTheEntryIsReturned() {
        inFlight.add("1-0", lease);
        EntryLease attempted = lease("2-0");
        inFlight.add("2-0", attempted);
        assertTrue(attempted.beginAttempt());
        assertEquals(
                List.of(new StreamGroup.Pending("1-0", 2), new StreamGroup.Pending("2-0", 3)), inFlight.releaseAll());
        assertTrue(inFlight.isEmpty());
        assertTrue(lease.isOver());
        assertFalse(attempted.beginAttempt());
    }

    private EntryLease lease(String id) {
        return new EntryLease(id, SPAN, now::get, givenBack, 2, now.get());
    }

    @Test
    void itKnowsHowOftenTheEntryWasDeliveredBefore() {
        assertEquals(2, lease.earlierReceptions());
    }
}

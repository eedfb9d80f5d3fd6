package io.eventfunctions.aws;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How long a received message is ours. */
class ReceiptLeaseTest {

    private long nanos = 42;
    private final ReceiptLease lease = lease(30);

    private ReceiptLease lease(Integer visibilitySeconds) {
        return new ReceiptLease("handle", "queue", visibilitySeconds, false, () -> nanos);
    }

    @Test
    void itIsHeldForTheVisibilityTimeout() {
        pass(Duration.ofSeconds(30).minusNanos(1));
        assertTrue(lease.isHeld());
        pass(Duration.ofNanos(1));
        assertFalse(lease.isHeld());
    }

    @Test
    void aConfirmedExtensionCountsFromTheTimeWhenItWasAsked() {
        pass(Duration.ofSeconds(11));
        long asked = nanos;
        assertEquals(30, lease.beginExtension(asked));
        pass(Duration.ofSeconds(5));
        lease.extended(asked);
        pass(Duration.ofSeconds(24));
        assertTrue(lease.isHeld());
        pass(Duration.ofSeconds(1));
        assertFalse(lease.isHeld());
    }

    @Test
    void anExtensionThatIsNotConfirmedDoesNotHelp() {
        pass(Duration.ofSeconds(11));
        lease.beginExtension(nanos);
        pass(Duration.ofSeconds(19));
        assertFalse(lease.isHeld());
    }

    @Test
    void whatHasLapsedDoesNotStartAgainButMayStillBeDeleted() {
        pass(Duration.ofSeconds(30));
        lease.extended(nanos);
        assertFalse(lease.isHeld());
        assertFalse(lease.isExclusive());
        assertFalse(lease.isOver());
    }

    @Test
    void anExtensionIsDueWhenAThirdIsOverAndSoonAgainWhenItHasFailed() {
        assertEquals(0, lease.beginExtension(nanos));
        pass(Duration.ofSeconds(10));
        assertEquals(30, lease.beginExtension(nanos));
        pass(Duration.ofSeconds(9));
        assertEquals(0, lease.beginExtension(nanos));
        lease.extensionFailed();
        assertEquals(30, lease.beginExtension(nanos));
    }

    @Test
    void itIsNeverHeldFor12HoursAndNotExtendedBeyond() {
        Duration step = Duration.ofSeconds(25);
        for (Duration age = Duration.ZERO; age.plus(step).compareTo(Duration.ofHours(12)) < 0; age = age.plus(step)) {
            assertTrue(lease.isHeld(), age::toString);
            pass(step);
            if (!lease.isTooOld(nanos)) {
                int extension = lease.beginExtension(nanos);
                assertTrue(age.plus(step).plusSeconds(extension).compareTo(Duration.ofHours(12)) < 0);
                lease.extended(nanos);
            }
        }
        pass(step);
        assertTrue(lease.isTooOld(nanos));
        assertFalse(lease.isHeld());
    }

    @Test
    void withoutAKnownVisibilityTimeoutOnlyThe12HoursEndIt() {
        ReceiptLease unknown = lease(null);
        pass(Duration.ofHours(11));
        assertEquals(0, unknown.beginExtension(nanos));
        assertTrue(unknown.isHeld());
        pass(Duration.ofHours(1));
        assertFalse(unknown.isHeld());
    }

    @Test
    void onceItIsRefusedNothingSettlesTheMessage() {
        lease.end();
        assertFalse(lease.isHeld());
        assertFalse(lease.isExclusive());
        assertTrue(lease.isOver());
    }

    @Test
    void aMessageWhoseDeletionIsRefusedIsLeftToItsQueueUnlessTheDeletionIsRepeated() {
        lease.settling();
        lease.notSettled();
        pass(Duration.ofSeconds(29));
        assertFalse(lease.isAbandoned(nanos));
        lease.settling();
        pass(Duration.ofSeconds(29));
        assertFalse(lease.isAbandoned(nanos));
        lease.notSettled();
        pass(Duration.ofSeconds(30));
        assertTrue(lease.isAbandoned(nanos));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}

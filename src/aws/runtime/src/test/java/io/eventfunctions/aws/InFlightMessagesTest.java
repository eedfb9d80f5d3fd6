package io.eventfunctions.aws;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whose visibility timeout is extended, and whose lease ends. */
class InFlightMessagesTest {

    private static final Duration THIRD = Duration.ofSeconds(10);

    private final FakeQueue queue = new FakeQueue();
    private long nanos;
    private int removed;
    private final InFlightMessages messages = new InFlightMessages("users", queue, () -> nanos);

    @BeforeEach
    void twoMessages() {
        messages.whenRemoved(() -> removed++);
        messages.add(FakeQueue.request(30), FakeQueue.messages("one", "other"));
    }

    @Test
    void oneThatIsBeingDeletedStaysInvisibleUntilThatIsDone() {
        messages.settling("one");
        assertEquals(List.of("one=30", "other=30"), extendedAfter(THIRD));
        messages.remove("one");
        assertEquals(List.of("other=30"), extendedAfter(THIRD));
    }

    @Test
    void oneWhoseDeletionIsRefusedStaysInvisibleWhileItMayBeRepeated() {
        messages.settling("one");
        messages.notSettled("one");
        assertEquals(List.of("one=30", "other=30"), extendedAfter(THIRD));
        assertEquals(List.of("one=30", "other=30"), extendedAfter(THIRD));
        assertEquals(List.of("other=30"), extendedAfter(THIRD));
        assertEquals(1, messages.count());
        assertEquals(1, removed);
    }

    @Test
    void allAreReleasedButForOneThatIsBeingDeleted() {
        ReceiptLease lease = messages.lease("other");
        messages.settling("one");
        messages.release();
        assertEquals(List.of("other=0"), queue.changed());
        assertTrue(lease.isOver());
        assertNull(messages.lease("other"));
        assertTrue(messages.lease("one").isHeld());
    }

    @Test
    void aRefusedReceiptEndsItsLease() {
        ReceiptLease lease = messages.lease("one");
        queue.refuses("one");
        assertEquals(List.of("other=30"), extendedAfter(THIRD));
        assertTrue(lease.isOver());
        assertNull(messages.lease("one"));
        assertTrue(messages.lease("other").isHeld());
        assertEquals(1, removed);
    }

    @Test
    void failedRequestsAreRepeatedSoonAndWhatIsNotExtendedInTimeLapses() {
        queue.fails(new IllegalStateException("no connection"));
        extendedAfter(THIRD);
        queue.fails(null);
        assertEquals(List.of("one=30", "other=30"), extendedAfter(Duration.ofMillis(2_500)));
        queue.fails(new IllegalStateException("no connection"));
        extendedAfter(THIRD.multipliedBy(3).minusNanos(1));
        assertTrue(messages.lease("one").isHeld());
        nanos++;
        assertFalse(messages.lease("one").isHeld());
    }

    @Test
    void oneThatWasReceivedBeforeSaysSo() {
        messages.add(
                FakeQueue.request(30),
                List.of(FakeQueue.messages("again").get(0).toBuilder()
                        .attributesWithStrings(Map.of("ApproximateReceiveCount", "2"))
                        .build()));
        assertTrue(messages.lease("again").isRedelivered());
        assertFalse(messages.lease("one").isRedelivered());
    }

    private List<String> extendedAfter(Duration time) {
        nanos += time.toNanos();
        messages.extend();
        return queue.changed();
    }
}

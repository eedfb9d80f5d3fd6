package io.eventfunctions.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The lease of a record is the assignment of its partition. */
class PartitionLeasesTest {

    private static final TopicPartition ONE = new TopicPartition("things", 1);
    private static final TopicPartition TWO = new TopicPartition("things", 2);

    private final PartitionLeases leases = new PartitionLeases("things", Duration.ofSeconds(30));

    @Test
    void aRevokedPartitionEndsItsLeaseAndNoOther() {
        leases.assigned(List.of(ONE, TWO));
        PartitionLease one = leases.of(ONE);
        PartitionLease two = leases.of(TWO);
        leases.revoked(List.of(ONE));
        assertTrue(one.isOver());
        assertFalse(one.beginAttempt());
        assertTrue(two.beginAttempt());
    }

    @Test
    void aPartitionThatReturnsHasANewLease() {
        leases.assigned(List.of(ONE));
        PartitionLease first = leases.of(ONE);
        leases.revoked(List.of(ONE));
        leases.assigned(List.of(ONE));
        assertNotSame(first, leases.of(ONE));
        assertTrue(leases.of(ONE).isHeld());
        assertTrue(first.isOver());
    }

    @Test
    void aPartitionThatStaysKeepsItsLease() {
        leases.assigned(List.of(ONE));
        PartitionLease lease = leases.of(ONE);
        leases.assigned(List.of(ONE, TWO));
        assertSame(lease, leases.of(ONE));
    }

    @Test
    void aRecordThatArrivesAfterItsPartitionWasRevokedIsNotStarted() {
        leases.assigned(List.of(ONE));
        leases.revoked(List.of(ONE));
        assertTrue(leases.of(ONE).isOver());
    }

    @Test
    void aRevocationWaitsForTheAttemptsInProgress() {
        leases.assigned(List.of(ONE));
        PartitionLease lease = leases.of(ONE);
        lease.beginAttempt();
        lease.beginAttempt();
        CompletableFuture<Void> revoked = CompletableFuture.runAsync(() -> leases.revoked(List.of(ONE)));
        lease.attemptEnded();
        assertFalse(revoked.isDone());
        lease.attemptEnded();
        revoked.join();
        assertTrue(lease.isOver());
    }

    @Test
    void whatEndsWhileARevocationWaitsIsStillAcknowledged() {
        leases.assigned(List.of(ONE));
        PartitionLease lease = leases.of(ONE);
        lease.beginAttempt();
        CompletableFuture<Void> revoked = CompletableFuture.runAsync(() -> leases.revoked(List.of(ONE)));
        Awaitility.await().until(() -> !lease.isHeld());
        assertFalse(lease.beginAttempt());
        assertFalse(lease.isOver());
        lease.attemptEnded();
        revoked.join();
        assertTrue(lease.isOver());
    }

    @Test
    void aRevocationDoesNotWaitLongerThanItMay() {
        PartitionLeases impatient = new PartitionLeases("things", Duration.ZERO);
        impatient.assigned(List.of(ONE));
        impatient.of(ONE).beginAttempt();
        impatient.revoked(List.of(ONE));
        assertTrue(impatient.of(ONE).isOver());
    }

    @Test
    void aConsumerThatIsGivenItsPartitionsByConfigurationHasNoLeases() {
        assertNull(leases.of(ONE));
    }
}

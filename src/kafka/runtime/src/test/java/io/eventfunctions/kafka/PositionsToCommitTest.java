package io.eventfunctions.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The offset that is committed is that of the first record that is not settled. */
class PositionsToCommitTest {

    private static final TopicPartition ONE = new TopicPartition("things", 1);
    private static final TopicPartition TWO = new TopicPartition("things", 2);

    private final PositionsToCommit positions = new PositionsToCommit();

    @Test
    void withoutAnySettledRecordThePositionIsTheFirstOne() {
        receive(ONE, 5, 6);
        assertDue(Map.of(ONE, 5L));
    }

    @Test
    void whatIsSettledOutOfOrderCountsWhenTheRecordsBeforeItAreSettled() {
        receive(ONE, 5, 6, 7, 8);
        settle(ONE, 6, 8);
        assertDue(Map.of(ONE, 5L));
        settle(ONE, 5);
        assertDue(Map.of(ONE, 7L));
        settle(ONE, 7);
        assertDue(Map.of(ONE, 9L));
    }

    @Test
    void offsetsThatDoNotExistAreSkipped() {
        receive(ONE, 5, 9);
        settle(ONE, 5);
        assertDue(Map.of(ONE, 9L));
        settle(ONE, 9);
        assertDue(Map.of(ONE, 10L));
    }

    @Test
    void aRecordThatWaitsForItsRetriesLeavesNothingToRememberOfThoseBehindIt() {
        UnsettledOffsets offsets = new UnsettledOffsets();
        for (long offset = 0; offset < 100_000; offset++) {
            offsets.received(offset);
            if (offset > 0) {
                offsets.settled(offset);
            }
            assertTrue(offsets.size() <= 2);
        }
        assertEquals(0, offsets.position());
        offsets.settled(0);
        assertEquals(100_000, offsets.position());
    }

    @Test
    void partitionsDoNotAffectEachOther() {
        receive(ONE, 1);
        receive(TWO, 1);
        settle(TWO, 1);
        assertDue(Map.of(ONE, 1L, TWO, 2L));
    }

    @Test
    void whatIsCommittedIsNotDueUntilThePositionMoves() {
        receive(ONE, 1, 2);
        settle(ONE, 1);
        positions.committed(positions.due());
        assertDue(Map.of());
        settle(ONE, 2);
        assertDue(Map.of(ONE, 3L));
    }

    @Test
    void aPositionWhoseCommitFailedIsStillDue() {
        receive(ONE, 1);
        settle(ONE, 1);
        positions.due();
        assertDue(Map.of(ONE, 2L));
    }

    @Test
    void aRecordThatIsReceivedOnceMoreTakesNothingBack() {
        receive(ONE, 1, 2);
        settle(ONE, 1, 2);
        positions.committed(positions.due());
        receive(ONE, 1);
        assertDue(Map.of());
        settle(ONE, 1);
        receive(ONE, 3);
        settle(ONE, 3);
        assertDue(Map.of(ONE, 4L));
    }

    @Test
    void aRevokedPartitionIsCommittedOnceAndThenForgotten() {
        receive(ONE, 1, 2);
        receive(TWO, 1);
        settle(ONE, 1);
        assertEquals(offsets(Map.of(ONE, 2L)), positions.revoked(List.of(ONE)));
        settle(ONE, 2);
        assertDue(Map.of(TWO, 1L));
        assertEquals(Map.of(), positions.revoked(List.of(ONE)));
    }

    @Test
    void theEndWaitsForRecordsInFlight() throws Exception {
        receive(ONE, 1, 2);
        settle(ONE, 1);
        assertEquals(1, positions.awaitSettled(0));
        CompletableFuture<Void> last = CompletableFuture.runAsync(() -> settle(ONE, 2));
        assertEquals(0, positions.awaitSettled(60_000));
        last.join();
    }

    private void receive(TopicPartition partition, long... offsets) {
        for (long offset : offsets) {
            positions.received(partition, offset);
        }
    }

    private void settle(TopicPartition partition, long... offsets) {
        for (long offset : offsets) {
            positions.settled(partition, offset);
        }
    }

    private void assertDue(Map<TopicPartition, Long> expected) {
        assertEquals(offsets(expected), positions.due());
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, Long> positions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        return offsets;
    }
}

package io.eventfunctions.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What can be committed of the partitions of one consumer; used by its polling thread and by the threads that settle records. */
final class PositionsToCommit {

    private final Map<TopicPartition, UnsettledOffsets> partitions = new HashMap<>();

    synchronized void received(TopicPartition partition, long offset) {
        partitions.computeIfAbsent(partition, ignored -> new UnsettledOffsets()).received(offset);
    }

    /** A record of a partition that was revoked meanwhile changes nothing. */
    synchronized void settled(TopicPartition partition, long offset) {
        UnsettledOffsets offsets = partitions.get(partition);
        if (offsets != null) {
            offsets.settled(offset);
            notifyAll();
        }
    }

    /** The positions that have moved since the last commit that succeeded. */
    synchronized Map<TopicPartition, OffsetAndMetadata> due() {
        return due(partitions.keySet());
    }

    private Map<TopicPartition, OffsetAndMetadata> due(Collection<TopicPartition> of) {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        for (TopicPartition partition : of) {
            UnsettledOffsets offsets = partitions.get(partition);
            if (offsets != null && offsets.isDue()) {
                due.put(partition, new OffsetAndMetadata(offsets.position()));
            }
        }
        return due;
    }

    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> positions) {
        positions.forEach((partition, position) -> {
            UnsettledOffsets offsets = partitions.get(partition);
            if (offsets != null) {
                offsets.committed(position.offset());
            }
        });
    }

    /** Forgets the partitions, and returns what is due of them. */
    synchronized Map<TopicPartition, OffsetAndMetadata> revoked(Collection<TopicPartition> revoked) {
        Map<TopicPartition, OffsetAndMetadata> due = due(revoked);
        revoked.forEach(partitions::remove);
        return due;
    }

    /** Blocks until every record is settled or the time is over; returns how many are not. */
    synchronized int awaitSettled(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        int unsettled = unsettled();
        for (long left = millis; unsettled > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
            unsettled = unsettled();
        }
        return unsettled;
    }

    private int unsettled() {
        return partitions.values().stream().mapToInt(UnsettledOffsets::size).sum();
    }
}

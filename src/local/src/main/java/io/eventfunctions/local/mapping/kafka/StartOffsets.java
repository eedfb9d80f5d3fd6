package io.eventfunctions.local.mapping.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Sets a consumer group to its starting position, once and for all: the position is committed, so that a group that ends before
 * its first success doesn't start elsewhere the next time.
 */
record StartOffsets(StartingPosition position) {

    /**
     * Puts those of the partitions that the group has never read to the starting position. To be called when they are assigned: the
     * consumer looks for committed offsets afterwards.
     */
    void apply(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> read = consumer.committed(Set.copyOf(partitions));
        Set<TopicPartition> unread = partitions.stream()
                .filter(partition -> read.get(partition) == null)
                .collect(Collectors.toSet());
        Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
        offsets(consumer, unread).forEach((partition, offset) -> start.put(partition, new OffsetAndMetadata(offset)));
        consumer.commitSync(start);
    }

    private Map<TopicPartition, Long> offsets(Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
        if (position instanceof StartingPosition.AtTimestamp at) {
            Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
            Map<TopicPartition, Long> times = partitions.stream()
                    .collect(Collectors.toMap(
                            partition -> partition, partition -> at.time().toEpochMilli()));
            consumer.offsetsForTimes(times).forEach((partition, found) -> {
                if (found != null) {
                    offsets.put(partition, found.offset());
                }
            });
            return offsets;
        }
        return position instanceof StartingPosition.Latest
                ? consumer.endOffsets(partitions)
                : consumer.beginningOffsets(partitions);
    }
}

package io.eventfunctions.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import static io.eventfunctions.kafka.KafkaMessages.MESSAGES;

/** Reads one range of offsets from each partition of a topic, poll by poll. */
final class OffsetRangeReader {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, OffsetRange> ranges;
    private final Duration timeout;

    /**
     * Assigns the partitions to a consumer, which must not be used by anything else meanwhile.
     *
     * @param timeout the longest time without progress
     */
    OffsetRangeReader(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetRange> ranges, Duration timeout) {
        this.consumer = consumer;
        this.ranges = new HashMap<>(ranges);
        this.ranges.values().removeIf(OffsetRange::isEmpty);
        this.timeout = timeout;
        consumer.assign(this.ranges.keySet());
        this.ranges.forEach((partition, range) -> consumer.seek(partition, range.begin()));
    }

    /**
     * The next records.
     *
     * @return empty only at the end of all ranges
     * @throws TimeoutException if there was no progress for the timeout
     */
    List<ConsumerRecord<byte[], byte[]>> next() {
        Map<TopicPartition, Long> reached = positions();
        long since = System.nanoTime();
        while (ranges.entrySet().stream().anyMatch(range -> isUnfinished(range.getKey(), range.getValue()))) {
            List<ConsumerRecord<byte[], byte[]>> records = poll();
            if (!records.isEmpty()) {
                return records;
            }
            // Some offsets have no record: transaction markers, and what compaction has removed.
            Map<TopicPartition, Long> now = positions();
            if (!now.equals(reached)) {
                reached = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > timeout.toNanos()) {
                throw new TimeoutException(MESSAGES.noRecords(timeout.toMillis()));
            }
        }
        return List.of();
    }

    private List<ConsumerRecord<byte[], byte[]>> poll() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(record -> {
            if (record.offset()
                    < ranges.get(new TopicPartition(record.topic(), record.partition()))
                            .end()) {
                records.add(record);
            }
        });
        return records;
    }

    private boolean isUnfinished(TopicPartition partition, OffsetRange range) {
        return consumer.position(partition) < range.end();
    }

    private Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        ranges.keySet().forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }
}

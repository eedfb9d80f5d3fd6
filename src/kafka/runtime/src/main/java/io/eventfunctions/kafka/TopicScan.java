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

/** Reads a part of each partition of a topic, as much at once as one poll gives. */
final class TopicScan {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Range> ranges;
    private final Duration patience;

    /**
     * Offsets of one partition.
     *
     * @param end the first that is not among them
     */
    record Range(long begin, long end) {

        /** What both ranges have in common; may be empty. */
        Range and(Range other) {
            return new Range(Math.max(begin, other.begin), Math.min(end, other.end));
        }

        /** The least range that has both in it. */
        Range around(Range other) {
            return new Range(Math.min(begin, other.begin), Math.max(end, other.end));
        }

        boolean isEmpty() {
            return begin >= end;
        }
    }

    /** Reads with a consumer that nobody else uses meanwhile; a broker that gives nothing for so long fails. */
    TopicScan(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Range> ranges, Duration patience) {
        this.consumer = consumer;
        this.ranges = new HashMap<>(ranges);
        this.ranges.values().removeIf(Range::isEmpty);
        this.patience = patience;
        consumer.assign(this.ranges.keySet());
        this.ranges.forEach((partition, range) -> consumer.seek(partition, range.begin()));
    }

    /**
     * The next records.
     *
     * @return never empty but at the end
     * @throws TimeoutException if the broker gives nothing
     */
    List<ConsumerRecord<byte[], byte[]>> next() {
        Map<TopicPartition, Long> reached = positions();
        long since = System.nanoTime();
        while (ranges.entrySet().stream().anyMatch(range -> isOpen(range.getKey(), range.getValue()))) {
            List<ConsumerRecord<byte[], byte[]>> records = poll();
            if (!records.isEmpty()) {
                return records;
            }
            // Offsets may be empty: transactions' ends, what compaction has removed.
            Map<TopicPartition, Long> now = positions();
            if (!now.equals(reached)) {
                reached = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                throw new TimeoutException("the broker has given nothing for " + patience.toMillis() + " ms");
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

    private boolean isOpen(TopicPartition partition, Range range) {
        return consumer.position(partition) < range.end();
    }

    private Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        ranges.keySet().forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }
}

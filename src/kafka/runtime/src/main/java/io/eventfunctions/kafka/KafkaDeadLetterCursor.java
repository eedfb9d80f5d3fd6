package io.eventfunctions.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.kafka.TopicScan.Range;
import io.eventfunctions.spi.DeadLetterStore.Cursor;

/** The letters on a topic that no mark behind them says to be removed. Of the removed ones it keeps the positions only. */
final class KafkaDeadLetterCursor implements Cursor {

    private final String channel;
    private final KafkaConnection connection;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<String> wanted;
    private final Set<String> removed = new HashSet<>();
    private TopicScan letters;

    /** Reads the dead letters at certain positions, or all if there are none. */
    KafkaDeadLetterCursor(String channel, KafkaConnection connection, Set<String> wanted) {
        this.channel = channel;
        this.connection = connection;
        this.wanted = wanted;
        this.consumer = connection.consumer();
    }

    /** Looks for the marks; to be called once, before {@link #next}. */
    void open() {
        try {
            Map<TopicPartition, Range> whole = whole();
            Map<TopicPartition, Range> where = WantedOffsets.of(wanted).in(whole);
            TopicScan marks = scan(WantedOffsets.of(wanted).behind(whole));
            for (var records = marks.next(); !records.isEmpty(); records = marks.next()) {
                records.forEach(record -> event(record)
                        .flatMap(RemovalMark::position)
                        .filter(this::isWanted)
                        .ifPresent(removed::add));
            }
            letters = scan(where);
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    @Override
    public synchronized List<DeadLetter> next() {
        try {
            for (var records = letters.next(); !records.isEmpty(); records = letters.next()) {
                List<DeadLetter> open = records.stream()
                        .flatMap(record -> letter(record).stream())
                        .toList();
                if (!open.isEmpty()) {
                    return open;
                }
            }
            return List.of();
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    @Override
    public synchronized void close() {
        // There is no group to leave, so nothing is worth waiting for a broker that may be silent.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private TopicScan scan(Map<TopicPartition, Range> ranges) {
        return new TopicScan(consumer, ranges, connection.patience());
    }

    private Map<TopicPartition, Range> whole() {
        List<TopicPartition> partitions = consumer.partitionsFor(connection.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Range> whole = new HashMap<>();
        begins.forEach((partition, begin) -> whole.put(partition, new Range(begin, ends.get(partition))));
        return whole;
    }

    private Optional<DeadLetter> letter(ConsumerRecord<byte[], byte[]> record) {
        String position = WantedOffsets.position(record.partition(), record.offset());
        if (removed.contains(position) || !isWanted(position)) {
            return Optional.empty();
        }
        return event(record)
                .filter(event -> RemovalMark.position(event).isEmpty())
                .map(event -> new DeadLetter(position, event));
    }

    private boolean isWanted(String position) {
        return wanted.isEmpty() || wanted.contains(position);
    }

    /** What is no event is no dead letter of ours. */
    private static Optional<CloudEvent> event(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        try {
            return Optional.of(
                    KafkaMessageFactory.createReader(record.headers(), value).toEvent());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private IllegalStateException unreadable(KafkaException cause) {
        return new IllegalStateException(
                "EVF0322 The dead letters of channel %s can't be read from %s: %s"
                        .formatted(channel, connection, cause.getMessage()),
                cause);
    }
}

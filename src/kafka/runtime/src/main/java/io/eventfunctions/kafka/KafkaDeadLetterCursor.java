package io.eventfunctions.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.spi.DeadLetterStore.Cursor;

import static io.eventfunctions.kafka.KafkaMessages.MESSAGES;

/** The dead letters on a topic, without those that are marked as removed. Of the removed ones it keeps only the positions. */
final class KafkaDeadLetterCursor implements Cursor {

    private final String channel;
    private final KafkaConnection connection;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<String> requested;
    private final Set<String> removed = new HashSet<>();
    private OffsetRangeReader deadLetters;

    /** Reads the dead letters at certain positions, or all if there are none. */
    KafkaDeadLetterCursor(String channel, KafkaConnection connection, Set<String> requested) {
        this.channel = channel;
        this.connection = connection;
        this.requested = requested;
        this.consumer = connection.consumer();
    }

    /** Finds out which dead letters are removed; call it once, before {@link #next}. */
    void open() {
        try {
            DeadLetterPositions positions = DeadLetterPositions.of(requested);
            Map<TopicPartition, OffsetRange> topic = topic();
            OffsetRangeReader removals = reader(positions.removalsIn(topic));
            for (var records = removals.next(); !records.isEmpty(); records = removals.next()) {
                records.forEach(record -> event(record)
                        .flatMap(DeadLetterRemoval::position)
                        .filter(this::isRequested)
                        .ifPresent(removed::add));
            }
            deadLetters = reader(positions.deadLettersIn(topic));
        } catch (KafkaException e) {
            throw MESSAGES.cannotReadDeadLetters(channel, connection, e.getMessage(), e);
        }
    }

    @Override
    public synchronized List<DeadLetter> next() {
        try {
            for (var records = deadLetters.next(); !records.isEmpty(); records = deadLetters.next()) {
                List<DeadLetter> found = records.stream()
                        .flatMap(record -> deadLetter(record).stream())
                        .toList();
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return List.of();
        } catch (KafkaException e) {
            throw MESSAGES.cannotReadDeadLetters(channel, connection, e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        // The consumer has no group to leave, so there is no reason to wait for a broker that may not answer.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private OffsetRangeReader reader(Map<TopicPartition, OffsetRange> ranges) {
        return new OffsetRangeReader(consumer, ranges, connection.timeout());
    }

    private Map<TopicPartition, OffsetRange> topic() {
        List<TopicPartition> partitions = consumer.partitionsFor(connection.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetRange> topic = new HashMap<>();
        begins.forEach((partition, begin) -> topic.put(partition, new OffsetRange(begin, ends.get(partition))));
        return topic;
    }

    private Optional<DeadLetter> deadLetter(ConsumerRecord<byte[], byte[]> record) {
        String position = DeadLetterPositions.position(record.partition(), record.offset());
        if (removed.contains(position) || !isRequested(position)) {
            return Optional.empty();
        }
        return event(record)
                .filter(event -> DeadLetterRemoval.position(event).isEmpty())
                .map(event -> new DeadLetter(position, event));
    }

    private boolean isRequested(String position) {
        return requested.isEmpty() || requested.contains(position);
    }

    /** Records that are not events were not written as dead letters; they are skipped. */
    private static Optional<CloudEvent> event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(KafkaEventReader.read(record.headers(), record.value()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}

package io.eventfunctions.local.mapping.kafka.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.local.mapping.Batching;

/**
 * Records that go to the function together, those of each partition in order.
 *
 * @param records at least one
 * @param retries how often the same records were tried again
 * @param invocations how often any of them were given to the function
 */
public record KafkaBatch(List<KafkaRecord> records, int retries, int invocations) {

    /** Takes what is ready, up to the greatest number and payload. */
    public static KafkaBatch take(Collection<PartitionBuffer> buffers, int most, KafkaEvent event) {
        List<KafkaRecord> records = new ArrayList<>();
        int size = event.size();
        for (PartitionBuffer buffer : buffers) {
            if (buffer.ready()) {
                int before = records.size();
                for (KafkaRecord next = buffer.first(); next != null && records.size() < most; next = buffer.first()) {
                    int larger = size + KafkaEvent.size(next, records.size() == before);
                    if (larger > Batching.PAYLOAD_LIMIT && !records.isEmpty()) {
                        return new KafkaBatch(records, 0, 0);
                    }
                    size = larger;
                    records.add(buffer.take());
                }
            }
        }
        return new KafkaBatch(records, 0, 0);
    }

    public List<String> ids() {
        return ids(records);
    }

    public static List<String> ids(List<KafkaRecord> records) {
        return records.stream().map(KafkaRecord::id).toList();
    }

    public List<KafkaRecord> those(Predicate<KafkaRecord> condition) {
        return records.stream().filter(condition).toList();
    }

    public KafkaBatch invoked() {
        return new KafkaBatch(records, retries, invocations + 1);
    }

    public KafkaBatch triedAgain() {
        return new KafkaBatch(records, retries + 1, invocations);
    }

    /** Other records, whose retries are counted anew. */
    public KafkaBatch of(List<KafkaRecord> others) {
        return new KafkaBatch(others, 0, invocations);
    }

    /** Fewer records, whose retries go on. */
    public KafkaBatch without(List<KafkaRecord> some) {
        Set<KafkaRecord> gone = new HashSet<>(some);
        return new KafkaBatch(those(record -> !gone.contains(record)), retries, invocations);
    }

    /** The two halves; order isn't lost if they are tried one after the other. */
    public List<KafkaBatch> halves() {
        int middle = (records.size() + 1) / 2;
        return List.of(of(records.subList(0, middle)), of(records.subList(middle, records.size())));
    }

    public Set<TopicPartition> partitions() {
        Set<TopicPartition> partitions = new HashSet<>();
        records.forEach(record -> partitions.add(record.partition()));
        return partitions;
    }
}

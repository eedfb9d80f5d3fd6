package io.eventfunctions.local.mapping.kafka.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.common.TopicPartition;

/** Which records of a batch are still to be done, so that an offset is committed only when all before it are done. */
public final class BatchProgress {

    private final Set<KafkaRecord> open = new HashSet<>();
    private final Map<TopicPartition, List<KafkaRecord>> partitions = new LinkedHashMap<>();

    public BatchProgress(KafkaBatch batch) {
        open.addAll(batch.records());
        for (TopicPartition partition : batch.partitions()) {
            partitions.put(partition, batch.those(record -> record.partition().equals(partition)));
        }
    }

    public Set<TopicPartition> partitions() {
        return partitions.keySet();
    }

    /** What is still to be done of a partition. */
    public List<KafkaRecord> open(TopicPartition partition) {
        return partitions.get(partition).stream().filter(open::contains).toList();
    }

    /** Marks records as done; the offsets that their partitions have come to. */
    public Map<TopicPartition, Long> done(List<KafkaRecord> records) {
        records.forEach(open::remove);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (KafkaRecord record : records) {
            offsets.computeIfAbsent(record.partition(), this::next);
        }
        return offsets;
    }

    private long next(TopicPartition partition) {
        List<KafkaRecord> all = partitions.get(partition);
        return open(partition).stream()
                .findFirst()
                .map(KafkaRecord::offset)
                .orElseGet(() -> all.get(all.size() - 1).offset() + 1);
    }
}

package io.eventfunctions.local.mapping.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.local.LocalMessages;

/** Offsets that are to be committed; those that couldn't be are tried again with the next ones. */
final class OffsetCommits {

    private final Consumer<?, ?> consumer;
    private final String topic;
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

    OffsetCommits(Consumer<?, ?> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    void add(Map<TopicPartition, Long> passed) {
        passed.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
    }

    void forget(Collection<TopicPartition> partitions) {
        offsets.keySet().removeAll(partitions);
    }

    /** Commits them, if there are any. */
    void send() {
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets);
            offsets.clear();
        } catch (CommitFailedException e) {
            LocalMessages.MAPPING.partitionsLost(topic, offsets);
            offsets.clear();
        } catch (KafkaException e) {
            LocalMessages.MAPPING.offsetsNotCommitted(topic, offsets, e.getMessage());
        }
    }
}

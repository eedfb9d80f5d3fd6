package io.eventfunctions.local.mapping.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.eventfunctions.local.mapping.Poller;

/** Offsets that are to be committed; those that couldn't be are tried again with the next ones. */
final class OffsetCommits {

    private static final Logger LOG = Logger.getLogger(Poller.class);

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
            LOG.warnf(
                    "EVF0951 Offsets of %s aren't committed, because other consumers have the partitions: %s",
                    topic, offsets);
            offsets.clear();
        } catch (KafkaException e) {
            LOG.warnf("EVF0953 Offsets of %s aren't committed yet, %s: %s", topic, offsets, e.getMessage());
        }
    }
}

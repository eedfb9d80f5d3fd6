package io.eventfunctions.local.mapping.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.mapping.PollerThreads;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;
import io.eventfunctions.process.QuietLogger;

/** Consumers as mappings need them: they commit nothing on their own, and wait for the longest invocation. */
final class KafkaConsumers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private KafkaConsumers() {}

    /**
     * A consumer of the mapping's group.
     *
     * @throws IllegalStateException if the topic isn't there
     */
    static Consumer<byte[], byte[]> of(KafkaMapping mapping) {
        TopicReference topic = mapping.topic();
        Map<String, Object> settings = new HashMap<>(topic.properties());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, topic.bootstrapServers());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, topic.consumerGroup());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mapping.batching().size());
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                PollerThreads.LONGEST_INVOCATION.plusMinutes(1).toMillis());
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        Consumer<byte[], byte[]> consumer = QuietLogger.during(
                "org.apache.kafka",
                () -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        check(consumer, topic);
        return consumer;
    }

    private static void check(Consumer<?, ?> consumer, TopicReference topic) {
        try {
            if (!consumer.partitionsFor(topic.name(), PATIENCE).isEmpty()) {
                return;
            }
        } catch (KafkaException e) {
            consumer.close();
            throw LocalMessages.MAPPING.topicNotReachable(topic.name(), topic.bootstrapServers(), e.getMessage(), e);
        }
        consumer.close();
        throw LocalMessages.MAPPING.topicNotFound(topic.name(), topic.bootstrapServers());
    }
}

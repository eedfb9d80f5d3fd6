package io.eventfunctions.crash;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The dead letters of all runs.
 *
 * @param copies how many there are of each, by function and event id, separated by a space
 */
record DeadLetters(Map<String, Integer> copies) {

    static final String TOPIC = "work-dead-letters";

    /** All that are on the topic now. */
    static DeadLetters on(String bootstrapServers) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        Map<String, Integer> copies = new HashMap<>();
        try (KafkaConsumer<String, CloudEvent> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new CloudEventDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(letter -> copies.merge(name(letter.value()), 1, Integer::sum));
            }
        }
        return new DeadLetters(copies);
    }

    private static String name(CloudEvent letter) {
        return letter.getExtension("deadletterfunction") + " " + letter.getId();
    }

    boolean contains(String function, WorkItem item) {
        return copies.containsKey(function + ' ' + item.id());
    }

    int count() {
        return copies.values().stream().mapToInt(Integer::intValue).sum();
    }

    int duplicates() {
        return count() - copies.size();
    }
}

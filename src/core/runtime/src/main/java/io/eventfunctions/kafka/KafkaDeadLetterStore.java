package io.eventfunctions.kafka;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.DeadLetterStore;
import io.eventfunctions.EventPublisher;

/**
 * Reads a topic of dead letters from its beginning. A topic is a log, so a letter is removed by an event of type
 * {@value #REMOVED} behind it that names its position, which is partition and offset.
 */
@ApplicationScoped
@Identifier(KafkaCodec.CONNECTOR)
public class KafkaDeadLetterStore implements DeadLetterStore {

    static final String REMOVED = "io.eventfunctions.deadletter.removed";

    private static final String POSITION = "deadletterposition";
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> broker;
    private final EventPublisher publisher;

    KafkaDeadLetterStore(@Identifier("default-kafka-broker") Map<String, Object> broker, EventPublisher publisher) {
        this.broker = broker;
        this.publisher = publisher;
    }

    @Override
    public List<DeadLetter> read(Place place, int limit) {
        Set<String> removed = new HashSet<>();
        List<DeadLetter> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(place)) {
            scan(consumer, place, letter -> {
                if (letter.event().getType().equals(REMOVED)) {
                    removed.add(String.valueOf(letter.event().getExtension(POSITION)));
                }
            });
            scan(consumer, place, letter -> {
                boolean open = !letter.event().getType().equals(REMOVED) && !removed.contains(letter.position());
                if (open && letters.size() < limit) {
                    letters.add(letter);
                }
            });
        }
        return letters;
    }

    @Override
    public CompletionStage<Void> remove(Place place, DeadLetter letter) {
        CloudEvent mark = CloudEventBuilder.v1()
                .withId(letter.position())
                .withSource(URI.create("/dead-letters/" + place.channel()))
                .withType(REMOVED)
                .withExtension(POSITION, letter.position())
                .build();
        return publisher.publish(place.channel(), mark).subscribeAsCompletionStage();
    }

    private KafkaConsumer<byte[], byte[]> consumer(Place place) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.putAll(place.attributes());
        settings.remove("group.id");
        settings.put("enable.auto.commit", "false");
        settings.put("fetch.max.wait.ms", "20");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void scan(KafkaConsumer<byte[], byte[]> consumer, Place place, Consumer<DeadLetter> visitor) {
        String topic = place.attributes().getOrDefault("topic", place.channel());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                visit(record, visitor);
            }
        }
    }

    /** What is no event is no dead letter of ours. */
    private static void visit(ConsumerRecord<byte[], byte[]> record, Consumer<DeadLetter> visitor) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        CloudEvent event;
        try {
            event = KafkaMessageFactory.createReader(record.headers(), value).toEvent();
        } catch (RuntimeException e) {
            return;
        }
        visitor.accept(new DeadLetter(record.partition() + "-" + record.offset(), event));
    }
}

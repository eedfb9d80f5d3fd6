package io.eventfunctions.crash;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.eventfunctions.kafka.server.KafkaBroker;
import io.eventfunctions.kafka.server.KafkaTopics;

/** A Kafka broker that keeps its topics on disk. */
final class TopicBroker implements Broker {

    static final String WORK = "work";
    static final int PARTITIONS = 4;

    private static final String DEAD_LETTERS = "work-dead-letters";
    private static final Logger LOG = Logger.getLogger("org.apache.kafka");

    private final KafkaBroker broker;
    private boolean created;

    /** One that keeps its files below that of its results. */
    TopicBroker(Path results) {
        LOG.setLevel(Level.WARNING);
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        broker = KafkaBroker.at(classPath, results.resolve(name()).resolve("broker"));
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public void start() {
        broker.start();
        if (!created) {
            new KafkaTopics(broker.bootstrapServers()).create(List.of(WORK, DEAD_LETTERS), PARTITIONS);
            created = true;
        }
    }

    @Override
    public void kill() {
        broker.kill();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
    }

    @Override
    public String source() {
        return broker.bootstrapServers();
    }

    @Override
    public void publish(List<WorkItem> items) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (KafkaProducer<String, CloudEvent> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new CloudEventSerializer())) {
            List<Future<?>> confirmations = new ArrayList<>();
            for (WorkItem item : items) {
                CloudEvent event = Workload.event(item).build();
                confirmations.add(producer.send(new ProducerRecord<>(WORK, item.key(), event)));
            }
            for (Future<?> confirmation : confirmations) {
                confirmation.get();
            }
        }
    }

    @Override
    public long unacknowledged() throws Exception {
        try (ConsumerLag lag = new ConsumerLag(broker.bootstrapServers())) {
            return lag.events();
        }
    }

    @Override
    public List<CloudEvent> deadLetters() {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        List<CloudEvent> letters = new ArrayList<>();
        try (KafkaConsumer<String, CloudEvent> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new CloudEventDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(DEAD_LETTERS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> letters.add(letter.value()));
            }
        }
        return letters;
    }

    @Override
    public void close() {
        broker.close();
    }
}

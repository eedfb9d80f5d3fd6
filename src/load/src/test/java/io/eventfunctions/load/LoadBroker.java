package io.eventfunctions.load;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.kafka.server.KafkaBroker;
import io.eventfunctions.kafka.server.KafkaTopics;

/** A Kafka broker for the time of a test, and what it knows of topics and consumer groups. */
final class LoadBroker implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final Logger LOG = Logger.getLogger("org.apache.kafka");

    private final KafkaBroker broker;
    private final Admin admin;

    private LoadBroker(KafkaBroker broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    static LoadBroker start() {
        LOG.setLevel(Level.WARNING);
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        KafkaBroker broker = KafkaBroker.temporary(classPath);
        broker.start();
        return new LoadBroker(broker);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    void createTopics(String... names) {
        new KafkaTopics(broker.bootstrapServers()).create(List.of(names), PARTITIONS);
    }

    /** How many events the topic has taken. */
    long events(String topic) throws Exception {
        return ends(topic).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    /** How many of the topic's events the group has not acknowledged. */
    long unacknowledged(String topic, String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return events(topic) - committed(committed.values());
    }

    private static long committed(Collection<OffsetAndMetadata> offsets) {
        return offsets.stream().mapToLong(OffsetAndMetadata::offset).sum();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(String topic) throws Exception {
        return admin.listOffsets(IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(Function.identity(), ignored -> OffsetSpec.latest())))
                .all()
                .get();
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}

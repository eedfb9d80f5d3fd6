package io.eventfunctions.local.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.eventfunctions.kafka.server.KafkaTopics;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;

/** A topic and a consumer group of their own for a test. */
final class TestTopic {

    private static final int LARGE = 8 * 1024 * 1024;

    private static KafkaProducer<byte[], byte[]> producer;
    private static Admin admin;

    final String name = "t" + UUID.randomUUID();
    final String group = "g" + UUID.randomUUID();

    TestTopic(int partitions) {
        new KafkaTopics(servers()).create(List.of(name), partitions);
    }

    /** One that takes records of more than the usual megabyte. */
    static TestTopic forLargeRecords() {
        TestTopic topic = new TestTopic(1);
        ConfigEntry limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGE));
        admin().incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic.name),
                        List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return topic;
    }

    static String servers() {
        return Brokers.kafka().bootstrapServers();
    }

    /** The mapping that most tests start with: from the oldest record, without a window. */
    KafkaMapping mapping() {
        return KafkaMapping.of(topic(), new StartingPosition.TrimHorizon()).with(Batching.of(100));
    }

    TopicReference topic() {
        return TopicReference.selfManaged(servers(), name, group);
    }

    void send(String... values) {
        for (String value : values) {
            send(0, value);
        }
    }

    void send(int partition, String value) {
        send(new ProducerRecord<>(name, partition, null, value.getBytes(StandardCharsets.UTF_8)));
    }

    static synchronized void send(ProducerRecord<byte[], byte[]> record) {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            servers(),
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            LARGE),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        producer.send(record);
        producer.flush();
    }

    /** The offset that the group has come to in a partition, -1 for none. */
    long committed(int partition) {
        OffsetAndMetadata offset = admin().listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .get(new TopicPartition(name, partition));
        return offset == null ? -1 : offset.offset();
    }

    private static synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers()));
        }
        return admin;
    }

    List<ConsumerRecord<String, String>> records(int count) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(name, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            RecordingFunction.await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }
}

package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import io.quarkus.test.QuarkusUnitTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real Kafka broker. The connector buffers less than the backlog, and a channel keeps its partitions while it is halted. */
class KafkaHaltConformanceTest extends HaltConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = HaltingApp.on(
            "smallrye-kafka", channel -> Map.of("group.id", "conformance-" + channel, "max.poll.records", "5"));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    /** The records after the group's committed offset, which the next owner of the partition begins with. */
    @Override
    protected Collection<String> availableToOthers(String channel) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "group.id", "conformance-" + channel, "enable.auto.commit", "false");
        TopicPartition partition = new TopicPartition(channel, 0);
        try (KafkaConsumer<byte[], byte[]> other =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            OffsetAndMetadata committed = other.committed(Set.of(partition)).get(partition);
            other.assign(List.of(partition));
            other.seek(
                    partition,
                    Optional.ofNullable(committed)
                            .map(OffsetAndMetadata::offset)
                            .orElse(0L));
            ConsumerRecords<byte[], byte[]> records = other.poll(Duration.ofSeconds(2));
            return StreamSupport.stream(records.spliterator(), false)
                    .map(KafkaHaltConformanceTest::id)
                    .toList();
        }
    }

    private static String id(ConsumerRecord<byte[], byte[]> binary) {
        return new String(binary.headers().lastHeader("ce_id").value());
    }
}

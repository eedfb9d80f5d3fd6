package io.eventfunctions.crash;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many events the application has not acknowledged yet, as the broker sees it. */
final class ConsumerLag implements AutoCloseable {

    static final String GROUP = "crash";

    private final Admin admin;

    ConsumerLag(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    long events() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> partitions = IntStream.range(0, TopicBroker.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TopicBroker.WORK, partition))
                .collect(Collectors.toMap(Function.identity(), ignored -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata done = committed.get(end.getKey());
                    return end.getValue().offset() - (done == null ? 0 : done.offset());
                })
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}

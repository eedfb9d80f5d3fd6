package io.eventfunctions.kafka;

import java.util.Collection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.commit.KafkaThrottledLatestProcessedCommit;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import org.apache.kafka.common.TopicPartition;

/** The connector's commit strategy {@code throttled}, which also gives each record the lease of its partition. */
final class LeasingCommitHandler extends ContextHolder implements KafkaCommitHandler {

    private final KafkaThrottledLatestProcessedCommit throttled;
    private final PartitionLeases leases;

    LeasingCommitHandler(Vertx vertx, KafkaThrottledLatestProcessedCommit throttled, PartitionLeases leases) {
        super(vertx, throttled.getTimeoutInMillis());
        this.throttled = throttled;
        this.leases = leases;
    }

    @Override
    public void capture(Context captured) {
        super.capture(captured);
        throttled.capture(captured);
    }

    @Override
    public void capture(io.vertx.core.Context captured) {
        super.capture(captured);
        throttled.capture(captured);
    }

    @Override
    public <K, V> Multi<IncomingKafkaRecord<K, V>> decorateStream(Multi<IncomingKafkaRecord<K, V>> consumed) {
        return throttled.decorateStream(consumed);
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        PartitionLease lease = leases.of(new TopicPartition(record.getTopic(), record.getPartition()));
        if (lease != null) {
            record.injectMetadata(lease);
        }
        return throttled.received(record);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        return throttled.handle(record);
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        leases.assigned(partitions);
        throttled.partitionsAssigned(partitions);
    }

    /** The next owner of the partitions begins when this returns; what is handled until then is committed. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        leases.revoked(partitions);
        throttled.partitionsRevoked(partitions);
    }

    @Override
    public void terminate(boolean graceful) {
        throttled.terminate(graceful);
    }
}

package io.eventfunctions.kafka;

import java.util.Collection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import org.apache.kafka.common.TopicPartition;

/** Gives each record the lease of its partition, and leaves the commits to another handler. */
final class LeasingCommitHandler extends ContextHolder implements KafkaCommitHandler {

    private final KafkaCommitHandler commits;
    private final PartitionLeases leases;

    LeasingCommitHandler(Vertx vertx, int timeoutMillis, KafkaCommitHandler commits, PartitionLeases leases) {
        super(vertx, timeoutMillis);
        this.commits = commits;
        this.leases = leases;
    }

    @Override
    public void capture(Context captured) {
        super.capture(captured);
        if (commits instanceof ContextHolder holder) {
            holder.capture(captured);
        }
    }

    @Override
    public void capture(io.vertx.core.Context captured) {
        super.capture(captured);
        if (commits instanceof ContextHolder holder) {
            holder.capture(captured);
        }
    }

    @Override
    public <K, V> Multi<IncomingKafkaRecord<K, V>> decorateStream(Multi<IncomingKafkaRecord<K, V>> consumed) {
        return commits.decorateStream(consumed);
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        PartitionLease lease = leases.of(new TopicPartition(record.getTopic(), record.getPartition()));
        if (lease != null) {
            record.injectMetadata(lease);
        }
        return commits.received(record);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        return commits.handle(record);
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        leases.assigned(partitions);
        commits.partitionsAssigned(partitions);
    }

    /** The next owner of the partitions begins when this returns; what is handled until then is committed. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        leases.revoked(partitions);
        commits.partitionsRevoked(partitions);
    }

    @Override
    public void terminate(boolean graceful) {
        commits.terminate(graceful);
    }
}

package io.eventfunctions.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives each record the lease of its partition, holds back the records of a channel that is paused, fetches those again that a halted channel
 * has not handled, and leaves the commits to another handler.
 */
final class LeasingCommitHandler extends ContextHolder implements KafkaCommitHandler {

    private final KafkaCommitHandler commits;
    private final PartitionLeases leases;
    private final ConsumerRewind rewind;
    private final Map<TopicPartition, Long> firstOffsets = new ConcurrentHashMap<>();
    private volatile StreamGate<? extends IncomingKafkaRecord<?, ?>> gate;

    LeasingCommitHandler(
            Vertx vertx, int timeoutMillis, KafkaCommitHandler commits, PartitionLeases leases, ConsumerRewind rewind) {
        super(vertx, timeoutMillis);
        this.commits = commits;
        this.leases = leases;
        this.rewind = rewind;
    }

    /** Receives no record any more. */
    void pause() {
        gate.close();
    }

    void resume() {
        gate.open();
    }

    /** Has the records fetched again that were received and are not acknowledged; never fails. */
    CompletableFuture<Void> rewind() {
        return rewind.to(Map.copyOf(firstOffsets));
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
        StreamGate<IncomingKafkaRecord<K, V>> guarded = new StreamGate<>(
                consumed.onItem().invoke(record -> firstOffsets.putIfAbsent(partition(record), record.getOffset())),
                this::runOnContext);
        gate = guarded;
        return commits.decorateStream(guarded);
    }

    private static TopicPartition partition(IncomingKafkaRecord<?, ?> record) {
        return new TopicPartition(record.getTopic(), record.getPartition());
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        PartitionLease lease = leases.of(partition(record));
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
        runOnContextAndAwait(() -> {
            gate.drop(record -> partitions.contains(partition(record)));
            firstOffsets.keySet().removeAll(partitions);
            return null;
        });
        commits.partitionsRevoked(partitions);
    }

    @Override
    public void terminate(boolean graceful) {
        rewind.stop();
        commits.terminate(graceful);
    }
}

package io.eventfunctions.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Applies a failure strategy to the records of partitions that this consumer still has; the others are redelivered in any case. */
record UnlessRevoked(KafkaFailureHandler strategy) implements KafkaFailureHandler {

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
        return record.getMetadata(PartitionLease.class)
                        .filter(lease -> !lease.isHeld())
                        .isPresent()
                ? Uni.createFrom().voidItem()
                : strategy.handle(record, reason, metadata);
    }

    @Override
    public void terminate() {
        strategy.terminate();
    }
}

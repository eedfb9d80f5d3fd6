package io.eventfunctions.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.i18n.KafkaLogging;
import io.vertx.mutiny.core.Vertx;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Commits, at an interval, the offset of the first record of each partition that is not settled. Unlike the connector's own strategy
 * {@code throttled} it does not remember the records behind that one, so that a long backoff costs no memory.
 */
final class FirstUnsettledCommit implements KafkaCommitHandler {

    private final Vertx vertx;
    private final KafkaConsumer<?, ?> consumer;
    private final int intervalMillis;
    private final PositionsToCommit positions = new PositionsToCommit();
    private long timer = -1;
    private boolean terminated;

    FirstUnsettledCommit(Vertx vertx, KafkaConsumer<?, ?> consumer, int intervalMillis) {
        this.vertx = vertx;
        this.consumer = consumer;
        this.intervalMillis = intervalMillis;
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        positions.received(partitionOf(record), record.getOffset());
        startTimer();
        return Uni.createFrom().item(record);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        positions.settled(partitionOf(record), record.getOffset());
        return Uni.createFrom().voidItem();
    }

    private static TopicPartition partitionOf(IncomingKafkaRecord<?, ?> record) {
        return new TopicPartition(record.getTopic(), record.getPartition());
    }

    private synchronized void startTimer() {
        if (timer < 0 && !terminated) {
            timer = vertx.setTimer(intervalMillis, ignored -> commit());
        }
    }

    private synchronized void restartTimer() {
        timer = -1;
        startTimer();
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> due = positions.due();
        if (due.isEmpty()) {
            restartTimer();
            return;
        }
        consumer.commit(due)
                .onTermination()
                .invoke(this::restartTimer)
                .subscribe()
                .with(ignored -> positions.committed(due), failure -> KafkaLogging.log.failedToCommit(due, failure));
    }

    /** Called by the polling thread, so that the next owner begins after the commit. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> due = positions.revoked(partitions);
        if (!due.isEmpty()) {
            consumer.unwrap().commitSync(due);
        }
    }

    /** Gives records in flight the time of one interval to be settled, if the end is to be graceful. */
    @Override
    public void terminate(boolean graceful) {
        stopTimer();
        Map<TopicPartition, OffsetAndMetadata> due = Map.of();
        try {
            if (graceful) {
                int unsettled = positions.awaitSettled(intervalMillis);
                if (unsettled > 0) {
                    KafkaLogging.log.messageStillUnprocessedAfterTimeout(unsettled);
                }
            }
            due = positions.due();
            if (!due.isEmpty()) {
                consumer.commit(due).subscribeAsCompletionStage().get(intervalMillis, TimeUnit.MILLISECONDS);
                positions.committed(due);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            KafkaLogging.log.failedToCommit(due, e);
        }
    }

    private synchronized void stopTimer() {
        terminated = true;
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
    }
}

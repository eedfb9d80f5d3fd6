package io.eventfunctions.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.impl.ReactiveKafkaConsumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import static io.eventfunctions.kafka.KafkaMessages.MESSAGES;

/**
 * Lets a consumer fetch again what was received and not acknowledged, as if its partitions had been revoked and assigned again: what is
 * acknowledged is committed, the connector's buffer is emptied, leases end, and the consumer goes back to the committed offsets. It stays a
 * member of its group.
 */
final class ConsumerRewind {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final String channel;
    private final ReactiveKafkaConsumer<?, ?> consumer;
    private volatile boolean stopped;

    ConsumerRewind(String channel, ReactiveKafkaConsumer<?, ?> consumer) {
        this.channel = channel;
        this.consumer = consumer;
    }

    /**
     * Goes back; tries again until that succeeds, because a consumer that went on from where it is would leave out records.
     *
     * @param firstOffsets the partitions from which records were received since their assignment, with the offset of the first one; that is
     *     where to go on without a committed offset
     */
    CompletableFuture<Void> to(Map<TopicPartition, Long> firstOffsets) {
        return Uni.createFrom()
                .deferred(() -> goBack(firstOffsets))
                .onFailure()
                .invoke(failure -> MESSAGES.cannotRewind(channel, failure.getMessage()))
                .onFailure(failure -> !stopped)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .onFailure()
                .recoverWithNull()
                .subscribeAsCompletionStage();
    }

    private Uni<Void> goBack(Map<TopicPartition, Long> first) {
        return consumer.runOnPollingThread(kafka -> {
            Set<TopicPartition> partitions =
                    first.keySet().stream().filter(kafka.assignment()::contains).collect(Collectors.toSet());
            ConsumerRebalanceListener listener = consumer.getRebalanceListener();
            listener.onPartitionsRevoked(partitions);
            Map<TopicPartition, OffsetAndMetadata> committed = kafka.committed(partitions);
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata offset = committed.get(partition);
                kafka.seek(partition, offset == null ? first.get(partition) : offset.offset());
            }
            // Partitions that the configuration assigns have leases from now on, and so all of them need one.
            listener.onPartitionsAssigned(kafka.subscription().isEmpty() ? kafka.assignment() : partitions);
        });
    }

    /** Does not try again any more, because the consumer is closed. */
    void stop() {
        stopped = true;
    }
}

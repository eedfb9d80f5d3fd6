package io.eventfunctions.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The leases of the partitions that one consumer has. */
final class PartitionLeases {

    private final String channel;
    private final Duration wait;
    private final Map<TopicPartition, PartitionLease> leases = new ConcurrentHashMap<>();
    private volatile boolean managed;

    /**
     * No leases yet.
     *
     * @param wait how long a rebalance is delayed so that attempts in progress can end
     */
    PartitionLeases(String channel, Duration wait) {
        this.channel = channel;
        this.wait = wait;
    }

    void assigned(Collection<TopicPartition> partitions) {
        managed = true;
        partitions.forEach(partition -> leases.computeIfAbsent(partition, ignored -> new PartitionLease()));
    }

    /** Ends the leases, and blocks until the attempts under them have ended or the time is over. */
    void revoked(Collection<TopicPartition> partitions) {
        List<PartitionLease> revoked =
                partitions.stream().map(leases::remove).filter(Objects::nonNull).toList();
        CompletableFuture<?>[] ends = revoked.stream().map(PartitionLease::end).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            KafkaMessages.MESSAGES.revokedWhileAtWork(channel, partitions, wait.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            revoked.forEach(PartitionLease::lapse);
        }
    }

    /**
     * The lease of a record that has just been received; one that is over if its partition was revoked meanwhile. {@code null} for a
     * consumer whose partitions the channel's configuration assigns, because nobody takes them away.
     */
    @Nullable
    PartitionLease of(TopicPartition partition) {
        PartitionLease lease = leases.get(partition);
        if (lease != null || !managed) {
            return lease;
        }
        PartitionLease over = new PartitionLease();
        over.lapse();
        return over;
    }
}

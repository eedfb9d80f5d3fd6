package io.eventfunctions.lambda.invocation;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.lambda.source.EventSourceType;
import io.eventfunctions.lambda.source.InvocationRecord;
import io.eventfunctions.spi.DeferredRetries;
import io.eventfunctions.spi.RetryQueue;

/**
 * What becomes of retries that do not fit into an invocation. In a standard queue the event gets a message of its own; in a FIFO queue, where
 * that would break the order, the rejected message is redelivered after the backoff. All other event sources decide themselves.
 */
public final class RecordRetries {

    private final @Nullable RetryQueue queue;

    /** @param queue {@code null} if the application has no connector for SQS; then retries are left to the queue */
    public RecordRetries(@Nullable RetryQueue queue) {
        this.queue = queue;
    }

    /** Takes the retries of a record that a channel handles, or {@code null} if the record is given back instead. */
    @Nullable
    DeferredRetries of(InvocationRecord record, String channel) {
        return queue == null || record.source().type() != EventSourceType.SQS || record.orderingGroup() != null
                ? null
                : new ToQueue(queue, channel);
    }

    /** Has rejected messages of a channel redelivered after their delays. */
    CompletionStage<Void> redeliverAfter(String channel, Map<String, Duration> delays) {
        return queue == null ? CompletableFuture.completedFuture(null) : queue.redeliverAfter(channel, delays);
    }

    private record ToQueue(RetryQueue queue, String channel) implements DeferredRetries {

        @Override
        public Duration longestDelay() {
            return queue.longestDelay();
        }

        @Override
        public CompletionStage<Void> send(CloudEvent event, Duration delay) {
            return queue.send(channel, event, delay);
        }
    }
}

package io.eventfunctions.aws;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

/**
 * Deletes messages, ten of them with one request where they come close behind each other. In a FIFO queue the next message of
 * the group waits for the deletion, so none waits there.
 */
final class Deletions {

    private static final Duration CLOSE = Duration.ofMillis(50);

    private final SqsAsyncClient client;
    private final SqsAsyncBatchManager batches;
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

    Deletions(SqsAsyncClient client, ScheduledExecutorService timer) {
        this.client = client;
        this.batches = SqsAsyncBatchManager.builder()
                .client(client)
                .scheduledExecutor(timer)
                .overrideConfiguration(settings -> settings.sendRequestFrequency(CLOSE))
                .build();
    }

    CompletableFuture<DeleteMessageResponse> delete(DeleteMessageRequest request) {
        CompletableFuture<DeleteMessageResponse> answer =
                FifoIds.isFifo(request.queueUrl()) ? client.deleteMessage(request) : batches.deleteMessage(request);
        pending.add(answer);
        return answer.whenComplete((response, failure) -> pending.remove(answer));
    }

    /** Completes when those that have begun are done. */
    CompletableFuture<Void> done() {
        return CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new));
    }

    void close() {
        batches.close();
    }
}

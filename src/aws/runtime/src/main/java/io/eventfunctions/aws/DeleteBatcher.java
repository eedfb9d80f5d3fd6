package io.eventfunctions.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

import io.eventfunctions.aws.binding.FifoIds;

/**
 * Deletes the messages of a channel's queue. A single deletion is sent at once, because a consumer may wait for it before it takes
 * the next message. Deletions that arrive while a request is in progress share the next request. Deletions from FIFO queues are
 * never batched, because the next message of the group waits for them.
 */
final class DeleteBatcher {

    private static final int MAX_BATCH = 10;

    private record Deletion(String receiptHandle, CompletableFuture<DeleteMessageResponse> answer) {}

    private final SqsAsyncClient client;
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private final Queue<Deletion> waiting = new ArrayDeque<>();
    private int inProgress;

    DeleteBatcher(SqsAsyncClient client) {
        this.client = client;
    }

    CompletableFuture<DeleteMessageResponse> delete(DeleteMessageRequest request) {
        CompletableFuture<DeleteMessageResponse> answer =
                FifoIds.isFifo(request.queueUrl()) ? client.deleteMessage(request) : deleteWithOthers(request);
        pending.add(answer);
        return answer.whenComplete((response, failure) -> pending.remove(answer));
    }

    private CompletableFuture<DeleteMessageResponse> deleteWithOthers(DeleteMessageRequest request) {
        Deletion deletion = new Deletion(request.receiptHandle(), new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(deletion);
        }
        sendNext(request.queueUrl());
        return deletion.answer();
    }

    private void sendNext(String queueUrl) {
        List<Deletion> batch = nextBatch();
        if (!batch.isEmpty()) {
            send(queueUrl, batch).whenComplete((response, failure) -> {
                synchronized (waiting) {
                    inProgress--;
                }
                sendNext(queueUrl);
                settle(batch, response, failure);
            });
        }
    }

    /** Empty while a request is in progress and there is no full batch. */
    private List<Deletion> nextBatch() {
        synchronized (waiting) {
            if (inProgress > 0 && waiting.size() < MAX_BATCH) {
                return List.of();
            }
            List<Deletion> batch = new ArrayList<>(MAX_BATCH);
            while (batch.size() < MAX_BATCH && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            if (!batch.isEmpty()) {
                inProgress++;
            }
            return batch;
        }
    }

    private CompletableFuture<DeleteMessageBatchResponse> send(String queueUrl, List<Deletion> batch) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, batch.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(String.valueOf(i))
                        .receiptHandle(batch.get(i).receiptHandle())
                        .build())
                .toList();
        try {
            return client.deleteMessageBatch(
                    request -> request.queueUrl(queueUrl).entries(entries));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void settle(List<Deletion> batch, DeleteMessageBatchResponse response, Throwable failure) {
        if (failure != null) {
            batch.forEach(deletion -> deletion.answer().completeExceptionally(failure));
            return;
        }
        for (BatchResultErrorEntry refused : response.failed()) {
            batch.get(Integer.parseInt(refused.id()))
                    .answer()
                    .completeExceptionally(SqsException.builder()
                            .message(refused.code() + ": " + refused.message())
                            .build());
        }
        DeleteMessageResponse deleted = DeleteMessageResponse.builder().build();
        batch.forEach(deletion -> deletion.answer().complete(deleted));
    }

    /** Completes when all deletions that have begun are done. */
    CompletableFuture<Void> done() {
        return CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new));
    }
}

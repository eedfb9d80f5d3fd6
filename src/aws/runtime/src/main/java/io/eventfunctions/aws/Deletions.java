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
 * Deletes the messages of a channel's queue. One that comes alone is deleted at once, for a consumer may wait for it before it
 * takes the next; those that come while a request is under way share the next one. In a FIFO queue the next message of the
 * group waits for the deletion, so none waits there.
 */
final class Deletions {

    private static final int MOST = 10;

    private record Deletion(String receiptHandle, CompletableFuture<DeleteMessageResponse> answer) {}

    private final SqsAsyncClient client;
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private final Queue<Deletion> waiting = new ArrayDeque<>();
    private int underWay;

    Deletions(SqsAsyncClient client) {
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
                    underWay--;
                }
                sendNext(queueUrl);
                settle(batch, response, failure);
            });
        }
    }

    /** Nothing as long as it is worth waiting for the request that is under way. */
    private List<Deletion> nextBatch() {
        synchronized (waiting) {
            if (underWay > 0 && waiting.size() < MOST) {
                return List.of();
            }
            List<Deletion> batch = new ArrayList<>(MOST);
            while (batch.size() < MOST && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            if (!batch.isEmpty()) {
                underWay++;
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

    /** Completes when those that have begun are done. */
    CompletableFuture<Void> done() {
        return CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new));
    }
}

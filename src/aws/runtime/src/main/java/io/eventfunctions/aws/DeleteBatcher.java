package io.eventfunctions.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
 * the next message. Deletions that arrive while a request is in progress share the next request, and wait for it for a short time only: a
 * slow request holds up no other message. Deletions from FIFO queues are never batched, because the next message of the group waits
 * for them.
 */
final class DeleteBatcher {

    private static final int MAX_BATCH = 10;

    /** The longest time that a deletion waits for company, several times that of a usual request. */
    private static final long LONGEST_WAIT_MILLIS = 100;

    private record Deletion(String receiptHandle, CompletableFuture<DeleteMessageResponse> answer) {}

    private final SqsAsyncClient client;
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private final Queue<Deletion> waiting = new ArrayDeque<>();
    private final Executor later;
    private int inProgress;
    private boolean timed;

    DeleteBatcher(SqsAsyncClient client) {
        this(client, CompletableFuture.delayedExecutor(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** @param later runs a task when deletions have waited long enough */
    DeleteBatcher(SqsAsyncClient client, Executor later) {
        this.client = client;
        this.later = later;
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
        if (startsTime()) {
            later.execute(() -> timeIsOver(request.queueUrl()));
        }
        return deletion.answer();
    }

    private boolean startsTime() {
        synchronized (waiting) {
            boolean starts = !timed && !waiting.isEmpty();
            timed |= starts;
            return starts;
        }
    }

    private void timeIsOver(String queueUrl) {
        synchronized (waiting) {
            timed = false;
        }
        send(queueUrl, nextBatch(1));
    }

    private void sendNext(String queueUrl) {
        send(queueUrl, nextBatch(MAX_BATCH));
    }

    private void send(String queueUrl, List<Deletion> batch) {
        if (!batch.isEmpty()) {
            request(queueUrl, batch).whenComplete((response, failure) -> {
                synchronized (waiting) {
                    inProgress--;
                }
                sendNext(queueUrl);
                settle(batch, response, failure);
            });
        }
    }

    /** Empty while a request is in progress and fewer deletions wait than it takes to send another one beside it. */
    private List<Deletion> nextBatch(int enough) {
        synchronized (waiting) {
            if (inProgress > 0 && waiting.size() < enough) {
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

    private CompletableFuture<DeleteMessageBatchResponse> request(String queueUrl, List<Deletion> batch) {
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

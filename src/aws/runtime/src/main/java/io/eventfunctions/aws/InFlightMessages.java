package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

import io.eventfunctions.aws.binding.FifoIds;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/**
 * The messages of a channel that are received and not yet settled, including those in the connector's buffer. Their visibility
 * timeouts are extended for as long as they are in flight.
 */
final class InFlightMessages {

    private static final int BATCH = 10;

    /**
     * A message's lease. Without a visibility timeout of the channel, the queue's own applies and is not extended.
     *
     * @param settling whether the message is being deleted; until that is done it must not become visible
     */
    private record Lease(String queueUrl, Integer visibilitySeconds, long extended, boolean settling) {

        Lease extendedAt(long now) {
            return new Lease(queueUrl, visibilitySeconds, now, settling);
        }

        Lease beingSettled() {
            return new Lease(queueUrl, visibilitySeconds, extended, true);
        }

        boolean isDue(long now) {
            return visibilitySeconds != null && now - extended > TimeUnit.SECONDS.toNanos(visibilitySeconds) / 3;
        }
    }

    private final String channel;
    private final SqsAsyncClient shared;
    private final Map<String, Lease> byReceiptHandle = new ConcurrentHashMap<>();

    InFlightMessages(String channel, SqsAsyncClient shared) {
        this.channel = channel;
        this.shared = shared;
    }

    void add(ReceiveMessageRequest request, List<Message> messages) {
        Lease lease = new Lease(request.queueUrl(), request.visibilityTimeout(), System.nanoTime(), false);
        messages.forEach(message -> byReceiptHandle.put(message.receiptHandle(), lease));
    }

    /** Removes a message that is settled or whose visibility timeout is no longer to be extended. */
    void remove(String receiptHandle) {
        byReceiptHandle.remove(receiptHandle);
    }

    /** Notes that a message is being deleted; its visibility timeout is extended until it is {@linkplain #remove removed}. */
    void settling(String receiptHandle) {
        byReceiptHandle.computeIfPresent(receiptHandle, (handle, lease) -> lease.beingSettled());
    }

    void clear() {
        byReceiptHandle.clear();
    }

    /** Extends the visibility timeouts of which a third is over. */
    void extend() {
        long now = System.nanoTime();
        List<ChangeMessageVisibilityBatchRequestEntry> due = new ArrayList<>();
        String queueUrl = null;
        for (Map.Entry<String, Lease> message : byReceiptHandle.entrySet()) {
            Lease lease = message.getValue();
            if (lease.isDue(now) && byReceiptHandle.replace(message.getKey(), lease, lease.extendedAt(now))) {
                queueUrl = lease.queueUrl();
                due.add(entry(due.size(), message.getKey(), lease.visibilitySeconds()));
            }
        }
        String queue = queueUrl;
        inBatches(queue, due)
                .forEach(sent -> sent.whenComplete((response, failure) -> {
                    if (failure != null) {
                        cannotExtend(FifoIds.name(queue), failure.getMessage());
                    } else {
                        response.failed().forEach(refused -> refused(refused, due, queue));
                    }
                }));
    }

    /** SQS also rejects the entry of a message that was settled in the meantime, which is not a failure. */
    private void refused(
            BatchResultErrorEntry refused, List<ChangeMessageVisibilityBatchRequestEntry> due, String queueUrl) {
        String handle = due.get(Integer.parseInt(refused.id())).receiptHandle();
        // A failure of the server is temporary; the next attempt is due before the visibility timeout is over.
        Lease refusedLease = refused.senderFault() ? byReceiptHandle.remove(handle) : null;
        if (refusedLease != null && !refusedLease.settling()) {
            cannotExtend(FifoIds.name(queueUrl), refused.message());
        }
    }

    private void cannotExtend(String queue, String reason) {
        MESSAGES.cannotExtendVisibility(channel, queue, reason);
    }

    /** Makes all messages visible again at once, but for those that are being deleted. */
    CompletableFuture<Void> release() {
        List<ChangeMessageVisibilityBatchRequestEntry> all = new ArrayList<>();
        String queueUrl = null;
        for (Map.Entry<String, Lease> message : byReceiptHandle.entrySet()) {
            if (message.getValue().settling()) {
                continue;
            }
            queueUrl = message.getValue().queueUrl();
            all.add(entry(all.size(), message.getKey(), 0));
        }
        clear();
        return CompletableFuture.allOf(inBatches(queueUrl, all).toArray(CompletableFuture[]::new));
    }

    private static ChangeMessageVisibilityBatchRequestEntry entry(int id, String receiptHandle, int seconds) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(String.valueOf(id))
                .receiptHandle(receiptHandle)
                .visibilityTimeout(seconds)
                .build();
    }

    private List<CompletableFuture<ChangeMessageVisibilityBatchResponse>> inBatches(
            String queueUrl, List<ChangeMessageVisibilityBatchRequestEntry> entries) {
        List<CompletableFuture<ChangeMessageVisibilityBatchResponse>> responses = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += BATCH) {
            List<ChangeMessageVisibilityBatchRequestEntry> batch =
                    entries.subList(from, Math.min(from + BATCH, entries.size()));
            responses.add(shared.changeMessageVisibilityBatch(
                    request -> request.queueUrl(queueUrl).entries(batch)));
        }
        return responses;
    }
}

package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

import io.eventfunctions.aws.binding.FifoIds;

/**
 * The messages of a channel that are received and not yet deleted or given back, those in the connector's buffer included. They
 * stay invisible to others as long as they are here, however long that is.
 */
final class InFlight {

    private static final Logger LOG = Logger.getLogger(InFlight.class);
    private static final int BATCH = 10;

    /** Without a visibility timeout of the channel the queue's own holds, whatever that is, and is not extended. */
    private record Hold(String queueUrl, Integer visibilitySeconds, long extended) {

        boolean isDue(long now) {
            return visibilitySeconds != null && now - extended > TimeUnit.SECONDS.toNanos(visibilitySeconds) / 3;
        }
    }

    private final String channel;
    private final SqsAsyncClient shared;
    private final Map<String, Hold> byReceiptHandle = new ConcurrentHashMap<>();

    InFlight(String channel, SqsAsyncClient shared) {
        this.channel = channel;
        this.shared = shared;
    }

    void add(ReceiveMessageRequest request, List<Message> messages) {
        Hold hold = new Hold(request.queueUrl(), request.visibilityTimeout(), System.nanoTime());
        messages.forEach(message -> byReceiptHandle.put(message.receiptHandle(), hold));
    }

    /** Lets a message go: it is deleted, or its visibility is somebody else's business now. */
    void remove(String receiptHandle) {
        byReceiptHandle.remove(receiptHandle);
    }

    void clear() {
        byReceiptHandle.clear();
    }

    /** Keeps those invisible whose time is a third over. */
    void extend() {
        long now = System.nanoTime();
        List<ChangeMessageVisibilityBatchRequestEntry> due = new ArrayList<>();
        String queueUrl = null;
        for (Map.Entry<String, Hold> message : byReceiptHandle.entrySet()) {
            Hold hold = message.getValue();
            Hold extended = new Hold(hold.queueUrl(), hold.visibilitySeconds(), now);
            if (hold.isDue(now) && byReceiptHandle.replace(message.getKey(), hold, extended)) {
                queueUrl = hold.queueUrl();
                due.add(entry(due.size(), message.getKey(), hold.visibilitySeconds()));
            }
        }
        String queue = queueUrl;
        inBatches(queue, due)
                .forEach(answer -> answer.whenComplete((response, failure) -> {
                    if (failure != null) {
                        tell(FifoIds.name(queue), failure.getMessage());
                    } else {
                        response.failed().forEach(refused -> refused(refused, due, queue));
                    }
                }));
    }

    /** A message that was just settled is refused, too; that is as it should be. */
    private void refused(
            BatchResultErrorEntry refused, List<ChangeMessageVisibilityBatchRequestEntry> due, String queueUrl) {
        String handle = due.get(Integer.parseInt(refused.id())).receiptHandle();
        // What is the server's fault passes, and there is time for another attempt.
        if (refused.senderFault() && byReceiptHandle.remove(handle) != null) {
            tell(FifoIds.name(queueUrl), refused.message());
        }
    }

    private void tell(String queue, String why) {
        LOG.warnf(
                "EVF0708 Channel %s can't keep a message of %s to itself any longer, so it may be handled twice: %s",
                channel, queue, why);
    }

    /** Gives everything back at once. */
    CompletableFuture<Void> giveBack() {
        List<ChangeMessageVisibilityBatchRequestEntry> all = new ArrayList<>();
        String queueUrl = null;
        for (Map.Entry<String, Hold> message : byReceiptHandle.entrySet()) {
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
        List<CompletableFuture<ChangeMessageVisibilityBatchResponse>> answers = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += BATCH) {
            List<ChangeMessageVisibilityBatchRequestEntry> batch =
                    entries.subList(from, Math.min(from + BATCH, entries.size()));
            answers.add(shared.changeMessageVisibilityBatch(
                    request -> request.queueUrl(queueUrl).entries(batch)));
        }
        return answers;
    }
}

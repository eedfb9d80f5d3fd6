package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

import io.eventfunctions.aws.VisibilityRequests.Change;
import io.eventfunctions.aws.binding.FifoIds;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/**
 * The messages of a channel that are received and not yet settled, including those in the connector's buffer. Their visibility
 * timeouts are extended for as long as they are in flight.
 */
final class InFlightMessages {

    private record Extension(ReceiptLease lease, int seconds) {}

    private final String channel;
    private final VisibilityRequests requests;
    private final LongSupplier nanoTime;
    private final Map<String, ReceiptLease> byReceiptHandle = new ConcurrentHashMap<>();
    private volatile Runnable whenRemoved = () -> {};
    private volatile boolean failing;

    InFlightMessages(String channel, SqsAsyncClient shared) {
        this(channel, shared, System::nanoTime);
    }

    /** @param nanoTime the clock */
    InFlightMessages(String channel, SqsAsyncClient shared, LongSupplier nanoTime) {
        this.channel = channel;
        this.requests = new VisibilityRequests(shared);
        this.nanoTime = nanoTime;
    }

    /** Runs a task whenever there is one message less. */
    void whenRemoved(Runnable task) {
        whenRemoved = task;
    }

    void add(ReceiveMessageRequest request, List<Message> messages) {
        for (Message message : messages) {
            String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
            byReceiptHandle.put(
                    message.receiptHandle(),
                    new ReceiptLease(
                            message.receiptHandle(),
                            request.queueUrl(),
                            request.visibilityTimeout(),
                            count != null && Integer.parseInt(count) > 1,
                            nanoTime));
        }
    }

    /** The lease of a message; {@code null} if it is not in flight any more. */
    @Nullable
    ReceiptLease lease(String receiptHandle) {
        return byReceiptHandle.get(receiptHandle);
    }

    int count() {
        return byReceiptHandle.size();
    }

    /** Removes a message that is settled or whose visibility timeout is no longer to be extended. */
    void remove(String receiptHandle) {
        if (byReceiptHandle.remove(receiptHandle) != null) {
            whenRemoved.run();
        }
    }

    /** Notes that a message is being deleted; its visibility timeout is extended until it is {@linkplain #remove removed}. */
    void settling(String receiptHandle) {
        ReceiptLease lease = byReceiptHandle.get(receiptHandle);
        if (lease != null) {
            lease.settling();
        }
    }

    /** Notes that a deletion has failed; the visibility timeout is extended for a while, because the deletion may be repeated. */
    void notSettled(String receiptHandle) {
        ReceiptLease lease = byReceiptHandle.get(receiptHandle);
        if (lease != null) {
            lease.notSettled();
        }
    }

    void clear() {
        byReceiptHandle.clear();
    }

    /** Extends the visibility timeouts that are due. */
    void extend() {
        long now = nanoTime.getAsLong();
        List<Extension> due = new ArrayList<>();
        for (ReceiptLease lease : byReceiptHandle.values()) {
            if (lease.isAbandoned(now)) {
                remove(lease.receiptHandle());
            } else if (lease.isTooOld(now)) {
                remove(lease.receiptHandle());
                cannotExtend(lease, MESSAGES.inFlightForTooLong());
            } else {
                int seconds = lease.beginExtension(now);
                if (seconds > 0) {
                    due.add(new Extension(lease, seconds));
                }
            }
        }
        for (int from = 0; from < due.size(); from += VisibilityRequests.LARGEST) {
            extend(due.subList(from, Math.min(from + VisibilityRequests.LARGEST, due.size())), now);
        }
    }

    private void extend(List<Extension> batch, long now) {
        String queueUrl = batch.get(0).lease().queueUrl();
        List<Change> changes = batch.stream()
                .map(extension -> new Change(extension.lease().receiptHandle(), extension.seconds()))
                .toList();
        requests.send(queueUrl, changes).whenComplete((response, failure) -> {
            if (failure == null) {
                failing = false;
                extended(batch, response.failed(), now);
            } else {
                batch.forEach(extension -> extension.lease().extensionFailed());
                requestFailed(batch.get(0).lease(), failure.getMessage());
            }
        });
    }

    private void extended(List<Extension> batch, List<BatchResultErrorEntry> failed, long asked) {
        Map<Integer, BatchResultErrorEntry> failures = new HashMap<>();
        failed.forEach(entry -> failures.put(Integer.valueOf(entry.id()), entry));
        for (int i = 0; i < batch.size(); i++) {
            ReceiptLease lease = batch.get(i).lease();
            BatchResultErrorEntry failure = failures.get(i);
            if (failure == null) {
                lease.extended(asked);
            } else if (failure.senderFault()) {
                refused(lease, failure.message());
            } else {
                lease.extensionFailed();
            }
        }
    }

    /** SQS also refuses the entry of a message that was settled in the meantime, which is not a failure. */
    private void refused(ReceiptLease lease, String reason) {
        lease.end();
        if (byReceiptHandle.remove(lease.receiptHandle()) != null) {
            if (!lease.isSettling()) {
                cannotExtend(lease, reason);
            }
            whenRemoved.run();
        }
    }

    /** Logs it once until a request succeeds, because a failed one is repeated soon. */
    private void requestFailed(ReceiptLease lease, String reason) {
        if (!failing) {
            failing = true;
            cannotExtend(lease, reason);
        }
    }

    private void cannotExtend(ReceiptLease lease, String reason) {
        MESSAGES.cannotExtendVisibility(channel, FifoIds.name(lease.queueUrl()), reason);
    }

    /** Makes all messages visible again at once, but for those that are being deleted; their leases are over. */
    CompletableFuture<Void> release() {
        List<String> handles = new ArrayList<>();
        String queueUrl = null;
        for (ReceiptLease lease : byReceiptHandle.values()) {
            if (!lease.isSettling()) {
                lease.end();
                queueUrl = lease.queueUrl();
                handles.add(lease.receiptHandle());
            }
        }
        handles.forEach(this::remove);
        return requests.makeVisible(queueUrl, handles);
    }

    /** Makes messages visible again at once that were received and are not added. */
    CompletableFuture<Void> giveBack(String queueUrl, List<Message> messages) {
        return requests.makeVisible(
                queueUrl, messages.stream().map(Message::receiptHandle).toList());
    }
}

package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import io.eventfunctions.aws.binding.FifoIds;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/** A channel's view of a shared client: adapts the operations that the connector uses to the channel's queue. */
final class ChannelSqsClient implements SqsAsyncClient {

    private final SqsAsyncClient shared;
    private final Supplier<Uni<String>> queue;
    private final QueuePoller poller;
    private final InFlightMessages inFlight;
    private final DeleteBatcher deleter;
    private final boolean ofFunctions;

    /**
     * A channel's view of a client.
     *
     * @param queue looks up the channel's queue if the connector only has its name
     * @param ofFunctions whether the channel belongs to functions
     */
    ChannelSqsClient(
            SqsAsyncClient shared,
            Supplier<Uni<String>> queue,
            QueuePoller poller,
            InFlightMessages inFlight,
            DeleteBatcher deleter,
            boolean ofFunctions) {
        this.shared = shared;
        this.queue = queue;
        this.poller = poller;
        this.inFlight = inFlight;
        this.deleter = deleter;
        this.ofFunctions = ofFunctions;
    }

    @Override
    public String serviceName() {
        return shared.serviceName();
    }

    @Override
    public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
        return poller.receive(request);
    }

    @Override
    public CompletableFuture<SendMessageResponse> sendMessage(SendMessageRequest request) {
        long size = MessageSize.of(
                request.messageBody(),
                request.messageAttributes(),
                MessageAttributeValue::dataType,
                MessageAttributeValue::stringValue);
        if (size > MessageSize.SQS) {
            return CompletableFuture.failedFuture(
                    MessageSize.TooLarge.of("SQS queue", FifoIds.name(request.queueUrl()), size, MessageSize.SQS));
        }
        SendMessageRequest message = FifoIds.isFifo(request.queueUrl()) ? request : withoutFifoIds(request);
        return url(request.queueUrl())
                .thenCompose(url -> shared.sendMessage(
                        url.equals(message.queueUrl())
                                ? message
                                : message.toBuilder().queueUrl(url).build()));
    }

    private CompletableFuture<String> url(String urlOrName) {
        return urlOrName.contains("://")
                ? CompletableFuture.completedFuture(urlOrName)
                : queue.get().subscribeAsCompletionStage();
    }

    @Override
    public CompletableFuture<SendMessageBatchResponse> sendMessageBatch(SendMessageBatchRequest request) {
        var batches = SizeLimitedBatches.of(entries(request), ChannelSqsClient::size, MessageSize.SQS);
        List<BatchResultErrorEntry> tooLarge = new ArrayList<>();
        batches.tooLarge().forEach((entry, size) -> tooLarge.add(refusal(request.queueUrl(), entry, size)));
        return url(request.queueUrl())
                .thenCompose(url -> batches.send(entries -> shared.sendMessageBatch(
                        request.toBuilder().queueUrl(url).entries(entries).build())))
                .thenApply(answers -> SendMessageBatchResponse.builder()
                        .successful(answers.stream()
                                .flatMap(answer -> answer.successful().stream())
                                .toList())
                        .failed(Stream.concat(
                                        answers.stream().flatMap(answer -> answer.failed().stream()), tooLarge.stream())
                                .toList())
                        .build());
    }

    private static List<SendMessageBatchRequestEntry> entries(SendMessageBatchRequest request) {
        return FifoIds.isFifo(request.queueUrl())
                ? request.entries()
                : request.entries().stream()
                        .map(entry -> entry.toBuilder()
                                .messageGroupId(null)
                                .messageDeduplicationId(null)
                                .build())
                        .toList();
    }

    private static long size(SendMessageBatchRequestEntry entry) {
        return MessageSize.of(
                entry.messageBody(),
                entry.messageAttributes(),
                MessageAttributeValue::dataType,
                MessageAttributeValue::stringValue);
    }

    private static BatchResultErrorEntry refusal(String queueUrl, SendMessageBatchRequestEntry entry, long size) {
        MessageSize.TooLarge reason =
                MessageSize.TooLarge.of("SQS queue", FifoIds.name(queueUrl), size, MessageSize.SQS);
        return BatchResultErrorEntry.builder()
                .id(entry.id())
                .code(MessageSize.OF_BATCH)
                .message(reason.getMessage())
                .senderFault(true)
                .build();
    }

    @Override
    public CompletableFuture<DeleteMessageResponse> deleteMessage(DeleteMessageRequest request) {
        inFlight.settling(request.receiptHandle());
        return deleter.delete(request).whenComplete((response, failure) -> {
            if (failure == null) {
                inFlight.remove(request.receiptHandle());
            } else {
                inFlight.notSettled(request.receiptHandle());
            }
        });
    }

    @Override
    public CompletableFuture<ChangeMessageVisibilityResponse> changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
        inFlight.remove(request.receiptHandle());
        return shared.changeMessageVisibility(request).exceptionally(failure -> {
            // A failure would make the connector stop the channel, but the message is redelivered in any case.
            MESSAGES.cannotReturnMessage(FifoIds.name(request.queueUrl()), failure.getMessage());
            return ChangeMessageVisibilityResponse.builder().build();
        });
    }

    private static SendMessageRequest withoutFifoIds(SendMessageRequest request) {
        return request.toBuilder()
                .messageGroupId(null)
                .messageDeduplicationId(null)
                .build();
    }

    /** Whether the channel belongs to functions. */
    boolean isOfFunctions() {
        return ofFunctions;
    }

    /** Whether a message is ours until it is settled. */
    boolean isHeld(Message message) {
        ReceiptLease lease = inFlight.lease(message.receiptHandle());
        return lease != null && lease.isHeld();
    }

    /** No longer extends the visibility timeout of a message, so that it is redelivered. */
    void stopExtending(Message message) {
        inFlight.remove(message.receiptHandle());
    }

    /** Stops polling and no longer extends the visibility timeouts of messages in flight, so that they are redelivered. */
    void stop() {
        poller.stop();
        inFlight.clear();
    }

    /** Does nothing, because other channels share the client. */
    @Override
    public void close() {}
}

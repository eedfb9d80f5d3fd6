package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
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

/** One channel's view of a client that several share: the operations that the connector uses, as the channel's queue takes them. */
final class ChannelSqsClient implements SqsAsyncClient {

    private static final Logger LOG = Logger.getLogger(ChannelSqsClient.class);

    private final SqsAsyncClient shared;
    private final Supplier<Uni<String>> queue;
    private final Reception reception;
    private final InFlight inFlight;
    private final Deletions deletions;

    /** @param queue finds the channel's queue, where the connector knows no more than its name */
    ChannelSqsClient(
            SqsAsyncClient shared,
            Supplier<Uni<String>> queue,
            Reception reception,
            InFlight inFlight,
            Deletions deletions) {
        this.shared = shared;
        this.queue = queue;
        this.reception = reception;
        this.inFlight = inFlight;
        this.deletions = deletions;
    }

    @Override
    public String serviceName() {
        return shared.serviceName();
    }

    @Override
    public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
        return reception.receive(request);
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
        var batches = Batches.of(entries(request), ChannelSqsClient::size, MessageSize.SQS);
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
        inFlight.remove(request.receiptHandle());
        return deletions.delete(request);
    }

    @Override
    public CompletableFuture<ChangeMessageVisibilityResponse> changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
        inFlight.remove(request.receiptHandle());
        return shared.changeMessageVisibility(request).exceptionally(failure -> {
            // The connector would end the channel for it, and the message comes again all the same.
            LOG.warnf(
                    "EVF0712 A rejected message of %s could not be given back, it comes again when its visibility timeout is over: %s",
                    FifoIds.name(request.queueUrl()), failure.getMessage());
            return ChangeMessageVisibilityResponse.builder().build();
        });
    }

    private static SendMessageRequest withoutFifoIds(SendMessageRequest request) {
        return request.toBuilder()
                .messageGroupId(null)
                .messageDeduplicationId(null)
                .build();
    }

    /** Lets a message come again when its visibility timeout is over. */
    void forget(Message message) {
        inFlight.remove(message.receiptHandle());
    }

    /** Receives no message any more, and lets those that are here come again when their visibility timeout is over. */
    void stop() {
        reception.stop();
        inFlight.clear();
    }

    /** The client stays open: others share it. */
    @Override
    public void close() {}
}

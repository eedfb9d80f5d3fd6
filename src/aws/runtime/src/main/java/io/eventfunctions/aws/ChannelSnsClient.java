package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

import io.eventfunctions.aws.binding.FifoIds;

/** A channel's view of a shared client: adapts the operations that the connector uses to the channel's topic. */
final class ChannelSnsClient implements SnsAsyncClient {

    private final SnsAsyncClient shared;
    private final Uni<String> topic;
    private final RetryingRequest retrying;

    /** @param topic looks up the channel's topic if the connector only has its name */
    ChannelSnsClient(SnsAsyncClient shared, Uni<String> topic, RetryingRequest retrying) {
        this.shared = shared;
        this.topic = topic;
        this.retrying = retrying;
    }

    @Override
    public String serviceName() {
        return shared.serviceName();
    }

    @Override
    public CompletableFuture<PublishResponse> publish(PublishRequest request) {
        long size = MessageSize.of(
                request.message(),
                request.messageAttributes(),
                MessageAttributeValue::dataType,
                MessageAttributeValue::stringValue);
        if (size > MessageSize.SNS) {
            return CompletableFuture.failedFuture(
                    MessageSize.TooLarge.of("SNS topic", request.topicArn(), size, MessageSize.SNS));
        }
        PublishRequest message = FifoIds.isFifo(request.topicArn()) ? request : withoutFifoIds(request);
        return arn(request.topicArn())
                .thenCompose(
                        arn -> shared.publish(message.toBuilder().topicArn(arn).build()))
                .whenComplete((response, failure) -> {
                    if (failure == null) {
                        retrying.succeeded();
                    }
                });
    }

    private CompletableFuture<String> arn(String arnOrName) {
        return arnOrName.startsWith("arn:")
                ? CompletableFuture.completedFuture(arnOrName)
                : topic.subscribeAsCompletionStage();
    }

    private static PublishRequest withoutFifoIds(PublishRequest request) {
        return request.toBuilder()
                .messageGroupId(null)
                .messageDeduplicationId(null)
                .build();
    }

    @Override
    public CompletableFuture<PublishBatchResponse> publishBatch(PublishBatchRequest request) {
        var batches = SizeLimitedBatches.of(entries(request), ChannelSnsClient::size, MessageSize.SNS);
        List<BatchResultErrorEntry> tooLarge = new ArrayList<>();
        batches.tooLarge().forEach((entry, size) -> tooLarge.add(refusal(request.topicArn(), entry, size)));
        return arn(request.topicArn())
                .thenCompose(arn -> batches.send(entries -> shared.publishBatch(request.toBuilder()
                        .topicArn(arn)
                        .publishBatchRequestEntries(entries)
                        .build())))
                .thenApply(answers -> PublishBatchResponse.builder()
                        .successful(answers.stream()
                                .flatMap(answer -> answer.successful().stream())
                                .toList())
                        .failed(Stream.concat(
                                        answers.stream().flatMap(answer -> answer.failed().stream()), tooLarge.stream())
                                .toList())
                        .build());
    }

    private static List<PublishBatchRequestEntry> entries(PublishBatchRequest request) {
        return FifoIds.isFifo(request.topicArn())
                ? request.publishBatchRequestEntries()
                : request.publishBatchRequestEntries().stream()
                        .map(entry -> entry.toBuilder()
                                .messageGroupId(null)
                                .messageDeduplicationId(null)
                                .build())
                        .toList();
    }

    private static long size(PublishBatchRequestEntry entry) {
        return MessageSize.of(
                entry.message(),
                entry.messageAttributes(),
                MessageAttributeValue::dataType,
                MessageAttributeValue::stringValue);
    }

    private static BatchResultErrorEntry refusal(String topic, PublishBatchRequestEntry entry, long size) {
        MessageSize.TooLarge reason = MessageSize.TooLarge.of("SNS topic", topic, size, MessageSize.SNS);
        return BatchResultErrorEntry.builder()
                .id(entry.id())
                .code(MessageSize.OF_BATCH)
                .message(reason.getMessage())
                .senderFault(true)
                .build();
    }

    /** Does nothing, because other channels share the client. */
    @Override
    public void close() {}
}

package io.eventfunctions.aws;

import java.util.concurrent.CompletableFuture;

import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** One channel's view of a client that several share: the operations that the connector uses, as the channel's topic takes them. */
final class ChannelSnsClient implements SnsAsyncClient {

    private final SnsAsyncClient shared;
    private final Patience patience;

    ChannelSnsClient(SnsAsyncClient shared, Patience patience) {
        this.shared = shared;
        this.patience = patience;
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
        return shared.publish(FifoIds.isFifo(request.topicArn()) ? request : withoutFifoIds(request))
                .whenComplete((response, failure) -> {
                    if (failure == null) {
                        patience.succeeded();
                    }
                });
    }

    private static PublishRequest withoutFifoIds(PublishRequest request) {
        return request.toBuilder()
                .messageGroupId(null)
                .messageDeduplicationId(null)
                .build();
    }

    @Override
    public CompletableFuture<PublishBatchResponse> publishBatch(PublishBatchRequest request) {
        if (FifoIds.isFifo(request.topicArn())) {
            return shared.publishBatch(request);
        }
        return shared.publishBatch(request.toBuilder()
                .publishBatchRequestEntries(request.publishBatchRequestEntries().stream()
                        .map(entry -> entry.toBuilder()
                                .messageGroupId(null)
                                .messageDeduplicationId(null)
                                .build())
                        .toList())
                .build());
    }

    /** The client stays open: others share it. */
    @Override
    public void close() {}
}

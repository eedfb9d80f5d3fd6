package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

import io.eventfunctions.aws.binding.FifoIds;

/** One topic of {@link LocalTopics}: publishing succeeds when the message is in every queue. */
final class LocalTopicClient implements SnsAsyncClient {

    private final Supplier<SqsAsyncClient> sqs;
    private final List<String> queues;
    private final Map<String, CompletableFuture<String>> urls = new ConcurrentHashMap<>();

    /**
     * Creates a topic that delivers to queues.
     *
     * @param sqs used only if there is a queue, so that an application without queues needs no SQS
     */
    LocalTopicClient(Supplier<SqsAsyncClient> sqs, List<String> queues) {
        this.sqs = sqs;
        this.queues = queues;
    }

    @Override
    public String serviceName() {
        return SnsAsyncClient.SERVICE_NAME;
    }

    @Override
    public CompletableFuture<PublishResponse> publish(PublishRequest request) {
        CompletableFuture<?>[] sent =
                queues.stream().map(queue -> send(request, queue)).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(sent).thenApply(ignored -> PublishResponse.builder()
                .messageId(UUID.randomUUID().toString())
                .build());
    }

    /** Sends the entries one after the other, so that FIFO queues keep the order. */
    @Override
    public CompletableFuture<PublishBatchResponse> publishBatch(PublishBatchRequest request) {
        List<PublishBatchResultEntry> successful = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
        for (PublishBatchRequestEntry entry : request.publishBatchRequestEntries()) {
            sent = sent.thenCompose(ignored -> publish(single(entry, request.topicArn())))
                    .handle((answer, failure) -> {
                        if (failure == null) {
                            successful.add(success(entry, answer));
                        } else {
                            failed.add(error(entry, failure.getCause()));
                        }
                        return null;
                    });
        }
        return sent.thenApply(ignored -> PublishBatchResponse.builder()
                .successful(successful)
                .failed(failed)
                .build());
    }

    private static PublishRequest single(PublishBatchRequestEntry entry, String topic) {
        return PublishRequest.builder()
                .topicArn(topic)
                .message(entry.message())
                .messageAttributes(entry.messageAttributes())
                .messageGroupId(entry.messageGroupId())
                .messageDeduplicationId(entry.messageDeduplicationId())
                .build();
    }

    private static PublishBatchResultEntry success(PublishBatchRequestEntry entry, PublishResponse answer) {
        return PublishBatchResultEntry.builder()
                .id(entry.id())
                .messageId(answer.messageId())
                .build();
    }

    private static BatchResultErrorEntry error(PublishBatchRequestEntry entry, Throwable failure) {
        return BatchResultErrorEntry.builder()
                .id(entry.id())
                .code(failure.getClass().getSimpleName())
                .message(failure.getMessage())
                .senderFault(false)
                .build();
    }

    private CompletableFuture<?> send(PublishRequest request, String queue) {
        return urls.computeIfAbsent(queue, this::url)
                .thenCompose(url -> sqs.get().sendMessage(message(request, url, FifoIds.isFifo(queue))));
    }

    private CompletableFuture<String> url(String queue) {
        return sqs.get()
                .getQueueUrl(request -> request.queueName(queue))
                .thenApply(GetQueueUrlResponse::queueUrl)
                .whenComplete((url, failure) -> {
                    if (failure != null) {
                        urls.remove(queue);
                    }
                });
    }

    private static SendMessageRequest message(PublishRequest request, String url, boolean fifo) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        request.messageAttributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType(value.dataType())
                                .stringValue(value.stringValue())
                                .build()));
        return SendMessageRequest.builder()
                .queueUrl(url)
                .messageBody(request.message())
                .messageAttributes(attributes)
                .messageGroupId(fifo ? request.messageGroupId() : null)
                .messageDeduplicationId(fifo ? request.messageDeduplicationId() : null)
                .build();
    }

    /** Does nothing, because channels share the client of the queues. */
    @Override
    public void close() {}
}

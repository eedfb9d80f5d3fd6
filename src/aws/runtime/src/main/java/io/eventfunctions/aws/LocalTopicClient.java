package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

import io.eventfunctions.aws.binding.FifoIds;

/** One topic of {@link LocalTopics}: a publication has succeeded when every queue has it. */
final class LocalTopicClient implements SnsAsyncClient {

    private final SqsAsyncClient sqs;
    private final List<String> queues;
    private final Map<String, CompletableFuture<String>> urls = new ConcurrentHashMap<>();

    LocalTopicClient(SqsAsyncClient sqs, List<String> queues) {
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

    private CompletableFuture<?> send(PublishRequest request, String queue) {
        return urls.computeIfAbsent(queue, this::url)
                .thenCompose(url -> sqs.sendMessage(message(request, url, FifoIds.isFifo(queue))));
    }

    private CompletableFuture<String> url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue))
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

    /** The queues' client stays open: others share it. */
    @Override
    public void close() {}
}

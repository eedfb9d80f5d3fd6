package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.smallrye.reactive.messaging.aws.sqs.SqsConnector;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** One channel's view of a client that several share: the operations that the connector uses, as the channel's queue takes them. */
final class ChannelSqsClient implements SqsAsyncClient {

    private static final String FIFO = ".fifo";

    private final SqsAsyncClient shared;

    ChannelSqsClient(SqsAsyncClient shared) {
        this.shared = shared;
    }

    @Override
    public String serviceName() {
        return shared.serviceName();
    }

    @Override
    public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
        String queue = name(request.queueUrl());
        return shared.receiveMessage(request).thenApply(response -> {
            List<Message> messages = response.messages().stream()
                    .map(message -> received(message, queue))
                    .toList();
            return response.toBuilder().messages(messages).build();
        });
    }

    /** The connector would load the class that a message names, and end the channel if there is none. */
    private static Message received(Message message, String queue) {
        Message.Builder noted = ReceivedFrom.note(message.toBuilder(), message, queue);
        if (message.messageAttributes().containsKey(SqsConnector.CLASS_NAME_ATTRIBUTE)) {
            Map<String, MessageAttributeValue> attributes = new HashMap<>(message.messageAttributes());
            attributes.remove(SqsConnector.CLASS_NAME_ATTRIBUTE);
            noted.messageAttributes(attributes);
        }
        return noted.build();
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
                    new MessageSize.TooLarge("EVF0702 The message for queue %s has %d bytes, and SQS takes %d"
                            .formatted(name(request.queueUrl()), size, MessageSize.SQS)));
        }
        return shared.sendMessage(isFifo(request) ? request : withoutFifoIds(request));
    }

    @Override
    public CompletableFuture<SendMessageBatchResponse> sendMessageBatch(SendMessageBatchRequest request) {
        return shared.sendMessageBatch(request);
    }

    @Override
    public CompletableFuture<DeleteMessageResponse> deleteMessage(DeleteMessageRequest request) {
        return shared.deleteMessage(request);
    }

    @Override
    public CompletableFuture<ChangeMessageVisibilityResponse> changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
        return shared.changeMessageVisibility(request);
    }

    private static boolean isFifo(SendMessageRequest request) {
        return request.queueUrl().endsWith(FIFO);
    }

    private static SendMessageRequest withoutFifoIds(SendMessageRequest request) {
        return request.toBuilder()
                .messageGroupId(null)
                .messageDeduplicationId(null)
                .build();
    }

    private static String name(String queueUrl) {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }

    /** The client stays open: others share it. */
    @Override
    public void close() {}
}

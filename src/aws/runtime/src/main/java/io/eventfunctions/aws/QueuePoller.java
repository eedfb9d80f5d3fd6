package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.smallrye.reactive.messaging.aws.sqs.SqsConnector;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

import io.eventfunctions.aws.binding.FifoIds;

/** Polls a channel's queue until it is stopped; failed polls are retried. */
final class QueuePoller {

    private final SqsAsyncClient shared;
    private final RetryingRequest retrying;
    private final InFlightMessages inFlight;
    private volatile boolean stopped;
    private volatile CompletableFuture<ReceiveMessageResponse> poll;

    QueuePoller(SqsAsyncClient shared, RetryingRequest retrying, InFlightMessages inFlight) {
        this.shared = shared;
        this.retrying = retrying;
        this.inFlight = inFlight;
    }

    /** The next messages; the future never fails, and does not complete after {@link #stop}. */
    CompletableFuture<ReceiveMessageResponse> receive(ReceiveMessageRequest original) {
        ReceiveMessageRequest request = FifoIds.isFifo(original.queueUrl()) ? oneMessage(original) : original;
        CompletableFuture<ReceiveMessageResponse> received = new CompletableFuture<>();
        retrying.send(() -> poll(request), failure -> stopped).thenAccept(response -> {
            if (!stopped) {
                inFlight.add(request, response.messages());
                received.complete(prepared(response, FifoIds.name(request.queueUrl())));
            }
        });
        return received;
    }

    /**
     * A FIFO queue may return several messages of one group at once; if the first of them were rejected, the others would overtake
     * it. With one message at a time, the queue holds back the rest of the group.
     */
    private static ReceiveMessageRequest oneMessage(ReceiveMessageRequest request) {
        return request.toBuilder().maxNumberOfMessages(1).build();
    }

    private CompletableFuture<ReceiveMessageResponse> poll(ReceiveMessageRequest request) {
        if (stopped) {
            return CompletableFuture.failedFuture(new IllegalStateException("Stopped"));
        }
        poll = shared.receiveMessage(request);
        if (stopped) {
            poll.cancel(true);
        }
        return poll;
    }

    /** Stops polling. Messages that the server is sending at this moment are redelivered after their visibility timeout. */
    void stop() {
        stopped = true;
        CompletableFuture<?> last = poll;
        if (last != null) {
            last.cancel(true);
        }
    }

    private static ReceiveMessageResponse prepared(ReceiveMessageResponse response, String queue) {
        List<Message> messages = response.messages().stream()
                .map(message -> prepared(message, queue))
                .toList();
        return response.toBuilder().messages(messages).build();
    }

    /** Removes the attribute with a class name: the connector would load the class, and stop the channel if there is none. */
    private static Message prepared(Message message, String queue) {
        Message.Builder prepared = QueueNameAttribute.add(message.toBuilder(), message, queue);
        if (message.messageAttributes().containsKey(SqsConnector.CLASS_NAME_ATTRIBUTE)) {
            Map<String, MessageAttributeValue> attributes = new HashMap<>(message.messageAttributes());
            attributes.remove(SqsConnector.CLASS_NAME_ATTRIBUTE);
            prepared.messageAttributes(attributes);
        }
        return prepared.build();
    }
}

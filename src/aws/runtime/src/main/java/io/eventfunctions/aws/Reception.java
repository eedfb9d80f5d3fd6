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

/** How a channel asks its queue for messages: until it is stopped, whatever happens to the connection. */
final class Reception {

    private final SqsAsyncClient shared;
    private final RetryingRequest retrying;
    private final InFlight inFlight;
    private volatile boolean stopped;
    private volatile CompletableFuture<ReceiveMessageResponse> poll;

    Reception(SqsAsyncClient shared, RetryingRequest retrying, InFlight inFlight) {
        this.shared = shared;
        this.retrying = retrying;
        this.inFlight = inFlight;
    }

    /** The next messages; the future never fails, and doesn't complete any more when the reception is stopped. */
    CompletableFuture<ReceiveMessageResponse> receive(ReceiveMessageRequest wanted) {
        ReceiveMessageRequest request = FifoIds.isFifo(wanted.queueUrl()) ? oneMessage(wanted) : wanted;
        CompletableFuture<ReceiveMessageResponse> received = new CompletableFuture<>();
        retrying.insist(() -> poll(request), failure -> stopped).thenAccept(response -> {
            if (!stopped) {
                inFlight.add(request, response.messages());
                received.complete(prepared(response, FifoIds.name(request.queueUrl())));
            }
        });
        return received;
    }

    /**
     * From a FIFO queue several messages of one group would come together, and when the first of them is given back, the others
     * could not follow it any more. One at a time, the queue itself keeps the group closed.
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

    /** Asks no more. What the server sends at this moment comes again after the visibility timeout. */
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

    /** The connector would load the class that a message names, and end the channel if there is none. */
    private static Message prepared(Message message, String queue) {
        Message.Builder noted = ReceivedFrom.note(message.toBuilder(), message, queue);
        if (message.messageAttributes().containsKey(SqsConnector.CLASS_NAME_ATTRIBUTE)) {
            Map<String, MessageAttributeValue> attributes = new HashMap<>(message.messageAttributes());
            attributes.remove(SqsConnector.CLASS_NAME_ATTRIBUTE);
            noted.messageAttributes(attributes);
        }
        return noted.build();
    }
}

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

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/**
 * Polls a channel's queue until it is stopped; failed polls are retried. It polls while fewer messages are in flight than may be, whatever
 * the connector asks for, because SQS counts receptions and hides messages in flight from other consumers.
 */
final class QueuePoller {

    private record Waiting(ReceiveMessageRequest request, CompletableFuture<ReceiveMessageResponse> answer) {}

    private final SqsAsyncClient shared;
    private final RetryingRequest retrying;
    private final InFlightMessages inFlight;
    private final String name;
    private final int prefetch;
    private Waiting waiting;
    private boolean polling;
    private boolean paused;
    private volatile boolean stopped;
    private volatile CompletableFuture<ReceiveMessageResponse> poll;

    /**
     * Polls nothing yet.
     *
     * @param name that of the {@linkplain ChannelReceivers receiver}
     * @param prefetch how many messages may be in flight
     */
    QueuePoller(SqsAsyncClient shared, RetryingRequest retrying, InFlightMessages inFlight, String name, int prefetch) {
        this.shared = shared;
        this.retrying = retrying;
        this.inFlight = inFlight;
        this.name = name;
        this.prefetch = prefetch;
        inFlight.whenRemoved(this::pollIfPossible);
    }

    /** The next messages; the future never fails, and does not complete after {@link #stop} nor while the poller is paused. */
    CompletableFuture<ReceiveMessageResponse> receive(ReceiveMessageRequest request) {
        CompletableFuture<ReceiveMessageResponse> answer = new CompletableFuture<>();
        synchronized (this) {
            waiting = new Waiting(request, answer);
        }
        pollIfPossible();
        return answer;
    }

    private void pollIfPossible() {
        ReceiveMessageRequest request;
        synchronized (this) {
            int room = prefetch - inFlight.count();
            if (waiting == null || polling || paused || stopped || room <= 0) {
                return;
            }
            polling = true;
            request = limited(waiting.request(), room);
        }
        retrying.send(() -> poll(request), failure -> stopped).thenAccept(response -> received(request, response));
    }

    /**
     * A FIFO queue may return several messages of one group at once; if the first of them were rejected, the others would overtake
     * it. With one message at a time, the queue holds back the rest of the group.
     */
    private static ReceiveMessageRequest limited(ReceiveMessageRequest request, int room) {
        int most = FifoIds.isFifo(request.queueUrl()) ? 1 : Math.min(room, request.maxNumberOfMessages());
        return request.toBuilder().maxNumberOfMessages(most).build();
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

    private void received(ReceiveMessageRequest request, ReceiveMessageResponse response) {
        Waiting answered;
        synchronized (this) {
            polling = false;
            answered = paused || stopped ? null : waiting;
            if (answered != null) {
                waiting = null;
                inFlight.add(request, response.messages());
            }
        }
        if (answered == null) {
            giveBack(request, response.messages());
        } else {
            answered.answer().complete(prepared(response, FifoIds.name(request.queueUrl())));
        }
    }

    private void giveBack(ReceiveMessageRequest request, List<Message> messages) {
        inFlight.giveBack(request.queueUrl(), messages).whenComplete((ignored, failure) -> {
            if (failure != null) {
                MESSAGES.cannotReturnMessage(FifoIds.name(request.queueUrl()), failure.getMessage());
            }
            pollIfPossible();
        });
    }

    /** Stops polling until {@link #resume}. The messages of a poll in progress are given back if it ends before that. */
    synchronized void pause() {
        paused = true;
    }

    void resume() {
        synchronized (this) {
            paused = false;
        }
        pollIfPossible();
    }

    /** Stops polling. Messages that the server is sending at this moment are redelivered after their visibility timeout. */
    void stop() {
        stopped = true;
        CompletableFuture<?> last = poll;
        if (last != null) {
            last.cancel(true);
        }
    }

    private ReceiveMessageResponse prepared(ReceiveMessageResponse response, String queue) {
        List<Message> messages = response.messages().stream()
                .map(message -> prepared(message, queue))
                .toList();
        return response.toBuilder().messages(messages).build();
    }

    /** Removes the attribute with a class name: the connector would load the class, and stop the channel if there is none. */
    private Message prepared(Message message, String queue) {
        Message.Builder prepared = ReceptionAttributes.add(message.toBuilder(), message, queue, name);
        if (message.messageAttributes().containsKey(SqsConnector.CLASS_NAME_ATTRIBUTE)) {
            Map<String, MessageAttributeValue> attributes = new HashMap<>(message.messageAttributes());
            attributes.remove(SqsConnector.CLASS_NAME_ATTRIBUTE);
            prepared.messageAttributes(attributes);
        }
        return prepared.build();
    }
}

package io.eventfunctions.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** A queue that writes down what it is asked, and answers when the test does. */
final class FakeQueue implements SqsAsyncClient {

    static final String URL = "http://127.0.0.1/000000000000/users";

    /** A poll in progress. */
    record Poll(int most, CompletableFuture<ReceiveMessageResponse> answer) {

        void answers(String... handles) {
            answer.complete(
                    ReceiveMessageResponse.builder().messages(messages(handles)).build());
        }
    }

    private final List<String> changed = new ArrayList<>();
    private final Deque<Poll> polls = new ArrayDeque<>();
    private RuntimeException failure;
    private String refused;

    static List<Message> messages(String... handles) {
        return Stream.of(handles)
                .map(handle -> Message.builder().receiptHandle(handle).build())
                .toList();
    }

    static ReceiveMessageRequest request(int visibilitySeconds) {
        return ReceiveMessageRequest.builder()
                .queueUrl(URL)
                .visibilityTimeout(visibilitySeconds)
                .maxNumberOfMessages(10)
                .build();
    }

    /** Lets requests fail from now on, or none. */
    void fails(RuntimeException with) {
        failure = with;
    }

    /** Refuses a receipt handle from now on. */
    void refuses(String handle) {
        refused = handle;
    }

    /** The visibility timeouts that were changed since the last call, each as {@code handle=seconds}, sorted. */
    List<String> changed() {
        List<String> all = changed.stream().sorted().toList();
        changed.clear();
        return all;
    }

    /** The poll that has not been asked for yet; {@code null} if there is none. */
    Poll nextPoll() {
        return polls.poll();
    }

    @Override
    public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
        Poll poll = new Poll(request.maxNumberOfMessages(), new CompletableFuture<>());
        polls.add(poll);
        return poll.answer();
    }

    @Override
    public CompletableFuture<ChangeMessageVisibilityBatchResponse> changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        request.entries().forEach(entry -> {
            if (entry.receiptHandle().equals(refused)) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .senderFault(true)
                        .message("The receipt handle has expired")
                        .build());
            } else {
                changed.add(entry.receiptHandle() + "=" + entry.visibilityTimeout());
            }
        });
        return CompletableFuture.completedFuture(
                ChangeMessageVisibilityBatchResponse.builder().failed(failed).build());
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}

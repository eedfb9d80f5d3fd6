package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

/** Changes the visibility timeouts of messages, up to ten in a request. */
record VisibilityRequests(SqsAsyncClient client) {

    static final int LARGEST = 10;

    /** A message's new visibility timeout in seconds; 0 makes it visible at once. */
    record Change(String receiptHandle, int seconds) {}

    /** One request; the entries of its response have the changes' positions as ids. */
    CompletableFuture<ChangeMessageVisibilityBatchResponse> send(String queueUrl, List<Change> changes) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        for (Change change : changes) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .receiptHandle(change.receiptHandle())
                    .visibilityTimeout(change.seconds())
                    .build());
        }
        return client.changeMessageVisibilityBatch(
                request -> request.queueUrl(queueUrl).entries(entries));
    }

    /** As many requests as it takes to make messages visible at once. */
    CompletableFuture<Void> makeVisible(String queueUrl, List<String> receiptHandles) {
        return CompletableFuture.allOf(sendAll(
                        queueUrl,
                        receiptHandles.stream()
                                .map(handle -> new Change(handle, 0))
                                .toList())
                .toArray(CompletableFuture[]::new));
    }

    /** As many requests as it takes. */
    List<CompletableFuture<ChangeMessageVisibilityBatchResponse>> sendAll(String queueUrl, List<Change> changes) {
        List<CompletableFuture<ChangeMessageVisibilityBatchResponse>> responses = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += LARGEST) {
            responses.add(send(queueUrl, changes.subList(from, Math.min(from + LARGEST, changes.size()))));
        }
        return responses;
    }
}

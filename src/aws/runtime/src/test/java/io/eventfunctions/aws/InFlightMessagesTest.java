package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whose visibility timeout is extended; one of 0 seconds is always due. */
class InFlightMessagesTest {

    private final List<String> changed = new ArrayList<>();
    private final InFlightMessages messages = new InFlightMessages("users", new SqsAsyncClient() {
        @Override
        public CompletableFuture<ChangeMessageVisibilityBatchResponse> changeMessageVisibilityBatch(
                ChangeMessageVisibilityBatchRequest request) {
            request.entries().stream()
                    .map(ChangeMessageVisibilityBatchRequestEntry::receiptHandle)
                    .sorted()
                    .forEach(changed::add);
            return CompletableFuture.completedFuture(
                    ChangeMessageVisibilityBatchResponse.builder().build());
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    });

    @BeforeEach
    void twoMessages() {
        messages.add(
                ReceiveMessageRequest.builder()
                        .queueUrl("http://127.0.0.1/000000000000/users")
                        .visibilityTimeout(0)
                        .build(),
                Stream.of("deleted", "other")
                        .map(handle -> Message.builder().receiptHandle(handle).build())
                        .toList());
    }

    @Test
    void oneThatIsBeingDeletedStaysInvisibleUntilThatIsDone() {
        messages.settling("deleted");
        messages.extend();
        assertEquals(List.of("deleted", "other"), changed);
        messages.remove("deleted");
        messages.extend();
        assertEquals(List.of("deleted", "other", "other"), changed);
    }

    @Test
    void atTheEndOneThatIsBeingDeletedIsNotMadeVisible() {
        messages.settling("deleted");
        messages.release();
        assertEquals(List.of("other"), changed);
    }
}

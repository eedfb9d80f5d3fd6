package io.eventfunctions.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeleteBatcherTest {

    /** A server that answers when the test says so. */
    private static final class Server implements SqsAsyncClient {

        private record Asked(List<String> receiptHandles, CompletableFuture<DeleteMessageBatchResponse> answer) {}

        private final List<Asked> requests = new ArrayList<>();

        @Override
        public CompletableFuture<DeleteMessageBatchResponse> deleteMessageBatch(DeleteMessageBatchRequest request) {
            List<String> handles = request.entries().stream()
                    .map(DeleteMessageBatchRequestEntry::receiptHandle)
                    .toList();
            requests.add(new Asked(handles, new CompletableFuture<>()));
            return requests.get(requests.size() - 1).answer();
        }

        List<String> received(int request) {
            return requests.get(request).receiptHandles();
        }

        void answer(int request, DeleteMessageBatchResponse response) {
            requests.get(request).answer().complete(response);
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }

    private final Server server = new Server();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final DeleteBatcher deletions = new DeleteBatcher(server, later::add);

    @Test
    void aMessageThatComesAloneIsDeletedAtOnce() {
        delete("only");
        assertEquals(List.of("only"), server.received(0));
    }

    @Test
    void thoseThatComeWhileARequestIsUnderWayShareTheNextOne() {
        CompletableFuture<?> first = delete("first");
        delete("second");
        delete("third");
        assertEquals(1, server.requests.size());
        server.answer(0, DeleteMessageBatchResponse.builder().build());
        assertTrue(first.isDone());
        assertEquals(List.of("second", "third"), server.received(1));
    }

    @Test
    void thoseThatHaveWaitedLongEnoughDoNotWaitForASlowRequest() {
        CompletableFuture<?> slow = delete("slow");
        CompletableFuture<?> second = delete("second");
        delete("third");
        assertEquals(1, later.size());
        later.remove().run();
        assertEquals(List.of("second", "third"), server.received(1));
        server.answer(1, DeleteMessageBatchResponse.builder().build());
        assertTrue(second.isDone());
        assertFalse(slow.isDone());
    }

    @Test
    void theTimeOfTheNextOnesBeginsWhenTheyCome() {
        delete("slow");
        delete("second");
        later.remove().run();
        delete("third");
        assertEquals(1, later.size());
        later.remove().run();
        assertEquals(List.of("third"), server.received(2));
    }

    @Test
    void tenWaitForNoAnswer() {
        delete("first");
        List<String> ten = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        ten.forEach(this::delete);
        assertEquals(ten, server.received(1));
    }

    @Test
    void onlyTheOneThatTheServerRefusesFails() {
        delete("first");
        CompletableFuture<?> refused = delete("refused");
        CompletableFuture<?> deleted = delete("deleted");
        server.answer(0, DeleteMessageBatchResponse.builder().build());
        server.answer(
                1,
                DeleteMessageBatchResponse.builder()
                        .failed(error -> error.id("0").code("ReceiptHandleIsInvalid"))
                        .build());
        assertTrue(refused.isCompletedExceptionally());
        assertTrue(deleted.isDone());
        assertFalse(deleted.isCompletedExceptionally());
    }

    @Test
    void aRequestThatFailsFailsAllOfItsMessagesAndTheNextOnesAreDeleted() {
        CompletableFuture<?> first = delete("first");
        delete("second");
        server.requests.get(0).answer().completeExceptionally(new IllegalStateException("The server is away"));
        assertTrue(first.isCompletedExceptionally());
        assertEquals(List.of("second"), server.received(1));
    }

    @Test
    void theEndIsWhenAllAreDeleted() {
        delete("first");
        delete("second");
        CompletableFuture<Void> done = deletions.done();
        server.answer(0, DeleteMessageBatchResponse.builder().build());
        assertFalse(done.isDone());
        server.answer(1, DeleteMessageBatchResponse.builder().build());
        assertTrue(done.isDone());
    }

    private CompletableFuture<DeleteMessageResponse> delete(String receiptHandle) {
        return deletions.delete(DeleteMessageRequest.builder()
                .queueUrl("http://127.0.0.1/000000000000/users")
                .receiptHandle(receiptHandle)
                .build());
    }
}

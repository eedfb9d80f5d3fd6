package io.eventfunctions.lambda.invocation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.lambda.source.InvocationRecord;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;
import io.eventfunctions.spi.RetryQueue;

import static io.eventfunctions.lambda.invocation.InvocationRecords.fifo;
import static io.eventfunctions.lambda.invocation.InvocationRecords.kafka;
import static io.eventfunctions.lambda.invocation.InvocationRecords.name;
import static io.eventfunctions.lambda.invocation.InvocationRecords.queue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/** What becomes of retries that do not fit into an invocation, by event source. */
class RecordRetriesTest {

    private final RecordingQueue queue = new RecordingQueue();

    @Test
    void rejectedMessagesAreRedeliveredAfterTheirBackoff() throws Exception {
        reject("2", queue("1", "2", "3"));
        assertEquals(Map.of("handle of 2", Duration.ofSeconds(4)), queue.delays);
    }

    @Test
    void ofAMessageGroupAllRejectedMessagesShareTheBackoff() throws Exception {
        reject("a1", List.of(fifo("a1", "a"), fifo("a2", "a"), fifo("b1", "b")));
        assertEquals(
                Map.of("handle of a1", Duration.ofSeconds(4), "handle of a2", Duration.ofSeconds(4)), queue.delays);
    }

    @Test
    void onlyStandardQueuesTakeRetriesAsMessagesOfTheirOwn() {
        RecordRetries retries = new RecordRetries(queue);
        assertNotNull(retries.of(queue("1").get(0), "orders"));
        assertNull(retries.of(fifo("1", "a"), "orders"));
        assertNull(retries.of(kafka("orders-0", 1).findFirst().orElseThrow(), "topics"));
        assertNull(new RecordRetries(null).of(queue("1").get(0), "orders"));
    }

    /** Handles records, of which one is rejected with two different delays. */
    private void reject(String rejected, List<InvocationRecord> records) throws InterruptedException {
        BatchInvocation invocation = new BatchInvocation(
                records,
                new RecordRouter(
                        List.of(new ServedChannel(
                                "orders",
                                new ChannelSource.QueueSource(
                                        new Destination.Queue("orders", Optional.empty()), Optional.empty()))),
                        (channel, event) -> true),
                (channel, message) -> {
                    RecordLease lease = (RecordLease) message.getPayload();
                    if (name(lease.record()).equals(rejected)) {
                        lease.retryNotBefore(Duration.ofSeconds(4));
                        lease.retryNotBefore(Duration.ofSeconds(3));
                        message.nack(new IllegalStateException("bad"));
                    } else {
                        message.ack();
                    }
                },
                new Deadline(Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime),
                Runnable::run,
                (wait, task) -> () -> {},
                new RecordRetries(queue));
        invocation.run();
        invocation.delayRedeliveries().toCompletableFuture().join();
    }

    private static final class RecordingQueue implements RetryQueue {

        final Map<String, Duration> delays = new HashMap<>();

        @Override
        public Duration longestDelay() {
            return Duration.ofMinutes(15);
        }

        @Override
        public CompletionStage<Void> send(String channel, CloudEvent event, Duration delay) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> redeliverAfter(String channel, Map<String, Duration> some) {
            delays.putAll(some);
            return CompletableFuture.completedFuture(null);
        }
    }
}

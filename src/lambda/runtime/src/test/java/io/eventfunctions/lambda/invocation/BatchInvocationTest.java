package io.eventfunctions.lambda.invocation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.eventfunctions.lambda.i18n.RejectedRecordsException;
import io.eventfunctions.lambda.i18n.UnroutableRecordException;
import io.eventfunctions.lambda.source.EventSourceType;
import io.eventfunctions.lambda.source.InvocationRecord;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

import static io.eventfunctions.lambda.invocation.InvocationRecords.fifo;
import static io.eventfunctions.lambda.invocation.InvocationRecords.kafka;
import static io.eventfunctions.lambda.invocation.InvocationRecords.name;
import static io.eventfunctions.lambda.invocation.InvocationRecords.pipe;
import static io.eventfunctions.lambda.invocation.InvocationRecords.queue;
import static io.eventfunctions.lambda.invocation.InvocationRecords.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The response to a batch, by how its channels settle the records. */
class BatchInvocationTest {

    private static final RuntimeException BAD = new IllegalStateException("bad");

    private final List<Message<?>> emitted = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final RecordRouter router = new RecordRouter(
            List.of(
                    new ServedChannel(
                            "orders",
                            new ChannelSource.QueueSource(
                                    new Destination.Queue("orders", Optional.empty()), Optional.empty())),
                    new ServedChannel("buckets", new ChannelSource.NamedSource("buckets")),
                    new ServedChannel("topics", new ChannelSource.TopicSource(Set.of("orders"), Optional.empty())),
                    new ServedChannel("streams", new ChannelSource.StreamSource("orders", Optional.empty()))),
            (channel, event) -> true);

    @Test
    void ofAQueueEachRejectedMessageIsRedelivered() throws Exception {
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"},{\"itemIdentifier\":\"4\"}]}",
                response(queue("1", "2", "3", "4"), "2", "4"));
    }

    @Test
    void aBatchWithoutRejectionsIsAcknowledged() throws Exception {
        assertEquals("{\"batchItemFailures\":[]}", response(queue("1", "2"), new String[0]));
        assertEquals("{\"batchItemFailures\":[]}", response(List.of(), new String[0]));
    }

    @Test
    void ofAPipeEachRejectedRecordIsNamedOnceWhateverItsSourceIs() throws Exception {
        List<InvocationRecord> records = List.of(pipe("a:1"), pipe("a:2"), pipe("a:2"), pipe("a:3"));
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a:2\"},{\"itemIdentifier\":\"a:3\"}]}",
                response(records, "a:2", "a:3"));
    }

    @Test
    void ofAPartitionTheFirstRejectedRecordIsTheCheckpoint() throws Exception {
        List<InvocationRecord> records = Stream.concat(kafka("orders-0", 5, 6, 7), kafka("orders-1", 1, 2))
                .toList();
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"orders-0\",\"offset\":6}}]}",
                response(records, "orders-0/6", "orders-0/7"));
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"orders-0\",\"offset\":7}},{\"itemIdentifier\":{\"partition\":\"orders-1\",\"offset\":1}}]}",
                response(records, "orders-0/7", "orders-1/1"));
    }

    @Test
    void ofAShardTheFirstRejectedRecordIsTheCheckpoint() throws Exception {
        List<InvocationRecord> records = IntStream.of(1, 2, 3)
                .mapToObj(number -> record(EventSourceType.KINESIS, "orders", String.valueOf(number), "shard"))
                .toList();
        assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}", response(records, "2", "3"));
    }

    @Test
    void ofAMessageGroupAllMessagesAfterARejectedOneAreRedeliveredWithoutBeingHandled() throws Exception {
        List<InvocationRecord> records = List.of(
                fifo("a1", "a"), fifo("b1", "b"), fifo("a2", "a"), fifo("c1", "c"), fifo("a3", "a"), fifo("b2", "b"));
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a2\"},{\"itemIdentifier\":\"a3\"}]}",
                response(records, "a2"));
        assertEquals(List.of("a1", "a2", "b1", "b2", "c1"), names().sorted().toList());
    }

    @Test
    void inAMessageGroupAMessageBeginsWhenTheOneBeforeItHasEnded() throws Exception {
        BatchInvocation invocation = invocation(List.of(fifo("a1", "a"), fifo("a2", "a"), fifo("b1", "b")));
        Thread running = new Thread(() -> run(invocation));
        running.start();
        await(() -> emitted.size() == 2);
        assertEquals(List.of("a1", "b1"), names().toList());
        emitted.get(0).ack();
        assertEquals(List.of("a1", "b1", "a2"), names().toList());
        emitted.get(1).ack();
        emitted.get(2).ack();
        running.join();
        assertTrue(invocation.failed().isEmpty());
    }

    @Test
    void aSourceWithoutPartialBatchResponsesGetsAFailure() throws Exception {
        List<InvocationRecord> records = List.of(
                record(EventSourceType.S3, "buckets", "1", null), record(EventSourceType.S3, "buckets", "2", null));
        RejectedRecordsException failure = assertThrows(RejectedRecordsException.class, () -> response(records, "2"));
        assertTrue(failure.getMessage().contains("EVF0963: 1 records were rejected"), failure.getMessage());
        assertTrue(failure.getMessage().contains("bad"), failure.getMessage());
        assertEquals("", response(records, new String[0]));
    }

    @Test
    void aMappingWithoutReportBatchItemFailuresGetsAFailure() throws Exception {
        List<InvocationRecord> records = queue("1", "2");
        BatchInvocation invocation = handled(records, "2");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(
                RejectedRecordsException.class,
                () -> BatchResponseWriter.write(records, invocation.failed(), false, out));
        BatchResponseWriter.write(records, handled(records).failed(), false, out);
        assertEquals("{\"batchItemFailures\":[]}", out.toString(UTF_8));
    }

    @Test
    void aRecordThatHasNotEndedWhenTheResponseIsDueIsRedelivered() throws Exception {
        BatchInvocation invocation = new BatchInvocation(
                queue("1", "2"),
                router,
                (channel, message) -> {
                    emitted.add(message);
                    if (emitted.size() == 2) {
                        message.ack();
                    }
                },
                new Deadline(Duration.ofMillis(50), Duration.ofMillis(10), System::nanoTime),
                Runnable::run,
                (wait, task) -> () -> {},
                new RecordRetries(null));
        invocation.run();
        assertEquals(
                List.of("1"),
                invocation.failed().keySet().stream()
                        .map(InvocationRecords::name)
                        .toList());
        assertFalse(((RecordLease) emitted.get(0).getPayload()).isHeld());
    }

    @Test
    void workMayBeginUntilShortlyBeforeTheTimeout() {
        Deadline deadline = new Deadline(Duration.ofSeconds(10), Duration.ofSeconds(1), nanos::get);
        assertEquals(Duration.ofSeconds(9), deadline.remaining());
        nanos.set(Duration.ofSeconds(9).toNanos());
        assertTrue(deadline.isOver());
        assertEquals(Duration.ofMillis(500).toNanos(), deadline.nanosUntilResponse());
        nanos.set(Duration.ofSeconds(20).toNanos());
        assertEquals(Duration.ZERO, deadline.remaining());
        assertEquals(0, deadline.nanosUntilResponse());
    }

    @Test
    void theMarginIsNeverMoreThanAFifthOfTheTime() {
        assertEquals(
                Duration.ofMillis(2400),
                new Deadline(Duration.ofSeconds(3), Duration.ofSeconds(1), nanos::get).remaining());
    }

    @Test
    void aRecordThatNoChannelConsumesLeavesAllUnhandled() {
        List<InvocationRecord> records = List.of(queue("1").get(0), record(EventSourceType.SQS, "unknown", "2", null));
        UnroutableRecordException refusal = assertThrows(UnroutableRecordException.class, () -> invocation(records));
        assertTrue(refusal.getMessage().contains("arn:unknown"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("orders (queue orders)"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("connector=smallrye-sqs and queue=unknown"), refusal.getMessage());
        assertTrue(emitted.isEmpty());
    }

    @Test
    void theRecordsOfAChannelThatIsStoppedAreRedelivered() throws Exception {
        BatchInvocation invocation = new BatchInvocation(
                queue("1"),
                router,
                (channel, message) -> {
                    throw BAD;
                },
                new Deadline(Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime),
                Runnable::run,
                (wait, task) -> () -> {},
                new RecordRetries(null));
        invocation.run();
        assertEquals(1, invocation.failed().size());
    }

    private String response(List<InvocationRecord> records, String... rejected)
            throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BatchResponseWriter.write(records, handled(records, rejected).failed(), true, out);
        return out.toString(UTF_8);
    }

    private BatchInvocation handled(List<InvocationRecord> records, String... rejected) throws InterruptedException {
        BatchInvocation invocation = new BatchInvocation(
                records,
                router,
                (channel, message) -> {
                    emitted.add(message);
                    if (List.of(rejected).contains(name(((RecordLease) message.getPayload()).record()))) {
                        message.nack(BAD);
                    } else {
                        message.ack();
                    }
                },
                new Deadline(Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime),
                Runnable::run,
                (wait, task) -> () -> {},
                new RecordRetries(null));
        invocation.run();
        return invocation;
    }

    private BatchInvocation invocation(List<InvocationRecord> records) {
        return new BatchInvocation(
                records,
                router,
                (channel, message) -> emitted.add(message),
                new Deadline(Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime),
                Runnable::run,
                (wait, task) -> () -> {},
                new RecordRetries(null));
    }

    private static void run(BatchInvocation invocation) {
        try {
            invocation.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().until(condition);
    }

    private Stream<String> names() {
        return emitted.stream().map(message -> name(((RecordLease) message.getPayload()).record()));
    }
}

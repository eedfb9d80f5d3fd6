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

import io.eventfunctions.lambda.source.Item;
import io.eventfunctions.lambda.source.ItemIdentifier;
import io.eventfunctions.lambda.source.Origin;
import io.eventfunctions.lambda.source.SourceKind;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What event source mappings hear of a batch, by what channels do with its items. */
class InvocationTest {

    private static final RuntimeException BAD = new IllegalStateException("bad");

    private final List<Message<?>> emitted = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Routes routes = new Routes(
            List.of(
                    new ServedChannel(
                            "orders",
                            new ChannelSource.QueueSource(
                                    new Destination.Queue("orders", Optional.empty()), Optional.empty())),
                    new ServedChannel("buckets", new ChannelSource.NamedSource("buckets")),
                    new ServedChannel("topics", new ChannelSource.TopicSource(Set.of("orders"), Optional.empty())),
                    new ServedChannel("streams", new ChannelSource.StreamSource("orders"))),
            (channel, event) -> true);

    @Test
    void ofAQueueEachMessageThatWasRejectedComesAgain() throws Exception {
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"},{\"itemIdentifier\":\"4\"}]}",
                answer(queue("1", "2", "3", "4"), "2", "4"));
    }

    @Test
    void aBatchWithoutRejectionsIsDone() throws Exception {
        assertEquals("{\"batchItemFailures\":[]}", answer(queue("1", "2"), new String[0]));
        assertEquals("{\"batchItemFailures\":[]}", answer(List.of(), new String[0]));
    }

    @Test
    void ofAPartitionTheFirstRejectedRecordIsTheCheckpoint() throws Exception {
        List<Item> items = Stream.concat(kafka("orders-0", 5, 6, 7), kafka("orders-1", 1, 2))
                .toList();
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"orders-0\",\"offset\":6}}]}",
                answer(items, "orders-0/6", "orders-0/7"));
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"orders-0\",\"offset\":7}},{\"itemIdentifier\":{\"partition\":\"orders-1\",\"offset\":1}}]}",
                answer(items, "orders-0/7", "orders-1/1"));
    }

    @Test
    void ofAShardTheFirstRejectedRecordIsTheCheckpoint() throws Exception {
        List<Item> items = IntStream.of(1, 2, 3)
                .mapToObj(number -> item(SourceKind.KINESIS, "orders", String.valueOf(number), "shard"))
                .toList();
        assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}", answer(items, "2", "3"));
    }

    @Test
    void ofAMessageGroupAllBehindARejectedOneComeAgainWithoutBeingHandled() throws Exception {
        List<Item> items = List.of(
                fifo("a1", "a"), fifo("b1", "b"), fifo("a2", "a"), fifo("c1", "c"), fifo("a3", "a"), fifo("b2", "b"));
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a2\"},{\"itemIdentifier\":\"a3\"}]}",
                answer(items, "a2"));
        assertEquals(List.of("a1", "a2", "b1", "b2", "c1"), names().sorted().toList());
    }

    @Test
    void inAMessageGroupNothingBeginsBeforeTheOneBeforeItHasEnded() throws Exception {
        Invocation invocation = invocation(List.of(fifo("a1", "a"), fifo("a2", "a"), fifo("b1", "b")));
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
    void aSourceWithoutPartialAnswersHearsOfAFailureOnly() throws Exception {
        List<Item> items =
                List.of(item(SourceKind.S3, "buckets", "1", null), item(SourceKind.S3, "buckets", "2", null));
        RejectedItemsException failure = assertThrows(RejectedItemsException.class, () -> answer(items, "2"));
        assertTrue(failure.getMessage().contains("EVF0963 1 items"), failure.getMessage());
        assertTrue(failure.getMessage().contains("bad"), failure.getMessage());
        assertEquals("", answer(items, new String[0]));
    }

    @Test
    void aMappingThatTakesNoPartialAnswersHearsOfAFailure() throws Exception {
        List<Item> items = queue("1", "2");
        Invocation invocation = handled(items, "2");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(RejectedItemsException.class, () -> Answers.write(items, invocation.failed(), false, out));
        Answers.write(items, handled(items).failed(), false, out);
        assertEquals("{\"batchItemFailures\":[]}", out.toString(UTF_8));
    }

    @Test
    void whatHasNotEndedWhenTheAnswerIsDueComesAgain() throws Exception {
        Invocation invocation = new Invocation(
                queue("1", "2"),
                routes,
                (channel, message) -> {
                    emitted.add(message);
                    if (emitted.size() == 2) {
                        message.ack();
                    }
                },
                new Deadline(Duration.ofMillis(50), Duration.ofMillis(10), System::nanoTime),
                Runnable::run,
                (wait, task) -> () -> {});
        invocation.run();
        assertEquals(
                List.of("1"),
                invocation.failed().keySet().stream().map(InvocationTest::name).toList());
        assertFalse(((ItemMessage) emitted.get(0).getPayload()).isHeld());
    }

    @Test
    void workMayBeginUntilShortlyBeforeTheTimeout() {
        Deadline deadline = new Deadline(Duration.ofSeconds(10), Duration.ofSeconds(1), nanos::get);
        assertEquals(Duration.ofSeconds(9), deadline.remaining());
        nanos.set(Duration.ofSeconds(9).toNanos());
        assertTrue(deadline.isOver());
        assertEquals(Duration.ofMillis(500).toNanos(), deadline.nanosUntilAnswer());
        nanos.set(Duration.ofSeconds(20).toNanos());
        assertEquals(Duration.ZERO, deadline.remaining());
        assertEquals(0, deadline.nanosUntilAnswer());
    }

    @Test
    void theMarginIsNeverMoreThanAFifthOfTheTime() {
        assertEquals(
                Duration.ofMillis(2400),
                new Deadline(Duration.ofSeconds(3), Duration.ofSeconds(1), nanos::get).remaining());
    }

    @Test
    void anItemThatNoChannelConsumesLeavesAllUnhandled() {
        List<Item> items = List.of(queue("1").get(0), item(SourceKind.SQS, "unknown", "2", null));
        UnroutableItemException refusal = assertThrows(UnroutableItemException.class, () -> invocation(items));
        assertTrue(refusal.getMessage().contains("arn:unknown"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("orders (queue orders)"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("connector=smallrye-sqs and queue=unknown"), refusal.getMessage());
        assertTrue(emitted.isEmpty());
    }

    @Test
    void aChannelThatTakesNothingMakesItsItemsComeAgain() throws Exception {
        Invocation invocation = new Invocation(
                queue("1"),
                routes,
                (channel, message) -> {
                    throw BAD;
                },
                new Deadline(Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime),
                Runnable::run,
                (wait, task) -> () -> {});
        invocation.run();
        assertEquals(1, invocation.failed().size());
    }

    private String answer(List<Item> items, String... rejected) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answers.write(items, handled(items, rejected).failed(), true, out);
        return out.toString(UTF_8);
    }

    private Invocation handled(List<Item> items, String... rejected) throws InterruptedException {
        Invocation invocation = new Invocation(
                items,
                routes,
                (channel, message) -> {
                    emitted.add(message);
                    if (List.of(rejected).contains(name(((ItemMessage) message.getPayload()).item()))) {
                        message.nack(BAD);
                    } else {
                        message.ack();
                    }
                },
                new Deadline(Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime),
                Runnable::run,
                (wait, task) -> () -> {});
        invocation.run();
        return invocation;
    }

    private Invocation invocation(List<Item> items) {
        return new Invocation(
                items,
                routes,
                (channel, message) -> emitted.add(message),
                new Deadline(Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime),
                Runnable::run,
                (wait, task) -> () -> {});
    }

    private static void run(Invocation invocation) {
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
        return emitted.stream().map(message -> name(((ItemMessage) message.getPayload()).item()));
    }

    private static String name(Item item) {
        return item.identifier() instanceof ItemIdentifier.Offset record
                ? record.partition() + "/" + record.offset()
                : ((ItemIdentifier.Text) item.identifier()).value();
    }

    private static List<Item> queue(String... ids) {
        return Stream.of(ids)
                .map(id -> item(SourceKind.SQS, "orders", id, null))
                .toList();
    }

    private static Item fifo(String id, String group) {
        return item(SourceKind.SQS, "orders", id, group);
    }

    private static Stream<Item> kafka(String partition, int... offsets) {
        return IntStream.of(offsets)
                .mapToObj(offset -> new Item(
                        new Origin(SourceKind.KAFKA, "orders", "arn:orders"),
                        new ItemIdentifier.Offset(partition, offset),
                        partition,
                        1,
                        () -> null));
    }

    private static Item item(SourceKind kind, String name, String id, String sequence) {
        return new Item(new Origin(kind, name, "arn:" + name), new ItemIdentifier.Text(id), sequence, 1, () -> null);
    }
}

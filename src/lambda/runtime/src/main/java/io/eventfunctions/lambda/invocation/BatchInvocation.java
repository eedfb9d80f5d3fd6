package io.eventfunctions.lambda.invocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.delivery.Timer;
import io.eventfunctions.lambda.i18n.UnroutableRecordException;
import io.eventfunctions.lambda.source.InvocationRecord;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** One invocation of the function with a batch: its records go to their channels, and it ends when each is settled. */
public final class BatchInvocation {

    private final List<PendingRecord> records = new ArrayList<>();
    private final InvocationExecutor executor;
    private final AtomicInteger pending;
    private final BiConsumer<String, Message<?>> channels;
    private final Deadline deadline;
    private final RecordRetries retries;

    /**
     * An invocation.
     *
     * @param batch the records, in the order of the invocation
     * @param router finds the channels of a record
     * @param channels sends a message to a channel
     * @param deadline when work must end
     * @param workers run functions beside the thread that runs the invocation
     * @param timer decides when they are needed
     * @param retries take what does not fit into the invocation
     * @throws UnroutableRecordException if no channel consumes a record; then nothing of the invocation is handled
     */
    public BatchInvocation(
            List<InvocationRecord> batch,
            RecordRouter router,
            BiConsumer<String, Message<?>> channels,
            Deadline deadline,
            Executor workers,
            Timer timer,
            RecordRetries retries) {
        this.retries = retries;
        this.channels = channels;
        this.deadline = deadline;
        this.executor = new InvocationExecutor(workers, timer);
        this.pending = new AtomicInteger(batch.size());
        Map<String, OrderingGroup> groups = new HashMap<>();
        for (InvocationRecord record : batch) {
            OrderingGroup group = record.orderingGroup() == null
                    ? new OrderingGroup(false)
                    : groups.computeIfAbsent(
                            record.orderingGroup(), name -> new OrderingGroup(record.isStrictlyOrdered()));
            records.add(new PendingRecord(record, group, router.channelsOf(record)));
        }
    }

    /**
     * Has the records handled, by functions that may block on this thread too. Returns when each is settled, at the latest when the
     * response is due, unless a function ignores that its thread is interrupted.
     */
    public void run() throws InterruptedException {
        records.forEach(record -> record.group().enter(() -> begin(record)));
        if (records.isEmpty()) {
            return;
        }
        try {
            executor.runTasks(deadline::nanosUntilResponse);
        } catch (TimeoutException e) {
            records.stream().filter(PendingRecord::isPending).forEach(record -> record.fail(e));
        }
    }

    /** Has all records redelivered, those that were handled included. */
    public void failAll(Throwable reason) {
        records.forEach(record -> record.fail(reason));
    }

    /** The records to redeliver, in the order of the invocation, with the reasons. */
    public Map<InvocationRecord, Throwable> failed() {
        Map<InvocationRecord, Throwable> failed = new LinkedHashMap<>();
        for (PendingRecord record : records) {
            Throwable failure = record.failure();
            if (failure != null) {
                failed.put(record.record(), failure);
            }
        }
        return failed;
    }

    /**
     * Has rejected messages of queues redelivered after their backoff. The messages of a group share the longest one, since the queue holds back
     * the whole group.
     */
    public CompletionStage<Void> delayRedeliveries() {
        Map<Object, Duration> longest = new HashMap<>();
        for (PendingRecord record : records) {
            if (record.failure() != null && record.delay() != null) {
                longest.merge(groupOf(record), record.delay(), (one, other) -> one.compareTo(other) < 0 ? other : one);
            }
        }
        if (longest.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Map<String, Map<String, Duration>> delays = new HashMap<>();
        for (PendingRecord record : records) {
            Duration delay = longest.get(groupOf(record));
            if (record.failure() != null && delay != null && record.record().receiptHandle() != null) {
                delays.computeIfAbsent(record.channels().get(0), channel -> new HashMap<>())
                        .put(record.record().receiptHandle(), delay);
            }
        }
        return CompletableFuture.allOf(delays.entrySet().stream()
                .map(channel -> retries.redeliverAfter(channel.getKey(), channel.getValue())
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private static Object groupOf(PendingRecord record) {
        String group = record.record().orderingGroup();
        return group == null ? record : group;
    }

    private void begin(PendingRecord record) {
        if (record.group().isRejected()) {
            record.skip(MESSAGES.earlierRecordRejected(
                    record.record(), record.record().orderingGroup()));
            end(record);
            return;
        }
        List<String> consumers = record.channels();
        RecordLease lease = new RecordLease(record, deadline, executor, retries.of(record.record(), consumers.get(0)));
        for (String channel : consumers) {
            try {
                channels.accept(
                        channel, Message.of(lease, () -> settle(record, null), failure -> settle(record, failure)));
            } catch (RuntimeException e) {
                settle(record, e);
            }
        }
    }

    private CompletionStage<Void> settle(PendingRecord record, @Nullable Throwable failure) {
        if (failure != null) {
            record.fail(failure);
        }
        if (record.settleOne()) {
            end(record);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void end(PendingRecord record) {
        record.group().leave();
        if (pending.decrementAndGet() == 0) {
            executor.release();
        }
    }
}

package io.eventfunctions.local.mapping.sqs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.function.LocalFunction;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;
import io.eventfunctions.local.mapping.BatchListener;
import io.eventfunctions.local.mapping.BatchOutcome;
import io.eventfunctions.local.mapping.BatchResult;
import io.eventfunctions.local.mapping.GuardedInvocation;
import io.eventfunctions.local.mapping.Poller;
import io.eventfunctions.local.mapping.PollerThreads;

/**
 * Gathers batches from a queue, gives several of them to the function at the same time, and deletes what was handled. That a
 * message group is in one batch at a time, and in order, is the queue's doing.
 */
final class SqsPoller implements Poller {

    private static final Duration LOOK_AROUND = Duration.ofMillis(200);

    private final SqsMapping mapping;
    private final LocalFunction function;
    private final BatchListener listener;
    private final QueueClient queue;
    private final SqsGatherer gatherer;
    private final Semaphore free;
    private final ExecutorService workers;
    private final Thread poller;
    private volatile boolean closing;

    private SqsPoller(SqsMapping mapping, LocalFunction function, BatchListener listener, QueueClient queue) {
        this.mapping = mapping;
        this.function = function;
        this.listener = listener;
        this.queue = queue;
        this.gatherer = new SqsGatherer(mapping, queue, () -> closing);
        this.free = new Semaphore(mapping.concurrency());
        PollerThreads threads = new PollerThreads(mapping, function);
        this.workers = Executors.newCachedThreadPool(threads);
        this.poller = threads.newThread(this::poll);
    }

    static Poller start(SqsMapping mapping, LocalFunction function, BatchListener listener) {
        SqsPoller poller = new SqsPoller(mapping, function, listener, QueueClient.of(mapping.queue()));
        poller.poller.start();
        return poller;
    }

    private void poll() {
        while (!closing) {
            if (acquired(1, LOOK_AROUND)) {
                invoke(gather());
            }
        }
    }

    private SqsBatch gather() {
        try {
            return gatherer.next();
        } catch (RuntimeException e) {
            LocalMessages.MAPPING.batchNotGathered(mapping.source(), function.name(), e);
            return new SqsBatch(0);
        }
    }

    private void invoke(SqsBatch batch) {
        if (batch.isEmpty()) {
            free.release();
            return;
        }
        CompletableFuture.supplyAsync(batch::payload, workers)
                .thenCompose(payload -> GuardedInvocation.of(function, payload))
                .thenAcceptAsync(answer -> settle(batch, answer), workers);
    }

    private void settle(SqsBatch batch, Answer answer) {
        try {
            BatchResult result = batch.result(answer, mapping.reportBatchItemFailures());
            List<String> problems = queue.delete(batch.messages(result.done()));
            if (!problems.isEmpty()) {
                LocalMessages.MAPPING.messagesNotDeleted(mapping.source(), function.name(), problems);
            }
            listener.batchEnded(new BatchOutcome(mapping.source(), function.name(), batch.ids(), answer, result));
        } finally {
            free.release();
        }
    }

    private boolean acquired(int permits, Duration patience) {
        try {
            return free.tryAcquire(permits, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing = true;
            return false;
        }
    }

    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        PollerThreads.join(poller);
        if (!acquired(mapping.concurrency(), PollerThreads.LONGEST_INVOCATION)) {
            LocalMessages.MAPPING.notAnsweredOnClose(function.name(), mapping.source());
        }
        workers.shutdown();
        queue.close();
    }
}

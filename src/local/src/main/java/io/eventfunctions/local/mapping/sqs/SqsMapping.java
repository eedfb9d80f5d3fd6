package io.eventfunctions.local.mapping.sqs;

import java.time.Duration;

import io.eventfunctions.local.lambda.function.LocalFunction;
import io.eventfunctions.local.mapping.AwsLimit;
import io.eventfunctions.local.mapping.BatchListener;
import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.FilterCriteria;
import io.eventfunctions.local.mapping.Poller;

/**
 * Takes messages from an SQS queue.
 *
 * @param queue the queue
 * @param batching at most 10 messages without a window, and from a FIFO queue in any case, which has no window
 * @param maximumConcurrency invocations at the same time, {@code MaximumConcurrency}: 2 to 1000; null for the 5 that AWS starts
 *     with
 * @param reportBatchItemFailures whether the function tells which messages failed
 * @param filter which messages the function gets, null for all; the others are deleted
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">AWS's description</a>
 */
public record SqsMapping(
        QueueReference queue,
        Batching batching,
        Integer maximumConcurrency,
        boolean reportBatchItemFailures,
        FilterCriteria filter)
        implements EventSourceMapping {

    private static final int WITHOUT_WINDOW = 10;
    private static final int AT_THE_START = 5;

    /** Checks what holds for queues. */
    public SqsMapping {
        AwsLimit.require(
                !queue.fifo() || batching.size() <= WITHOUT_WINDOW,
                "The batch size of the FIFO queue %s is %s; AWS allows 1 to 10",
                queue,
                batching.size());
        AwsLimit.require(
                !queue.fifo() || batching.window().isZero(),
                "The FIFO queue %s has a batching window of %s; AWS allows windows for standard queues only",
                queue,
                batching.window());
        AwsLimit.require(
                batching.size() <= WITHOUT_WINDOW || batching.window().compareTo(Duration.ofSeconds(1)) >= 0,
                "The batch size of %s is %s with a batching window of %s; above 10 AWS allows windows of 1 to 300 seconds only",
                queue,
                batching.size(),
                batching.window());
        AwsLimit.require(
                !batching.window().equals(Batching.HALF_A_SECOND),
                "The batching window of %s is %s; AWS allows whole seconds from 0 to 300",
                queue,
                batching.window());
        AwsLimit.require(
                maximumConcurrency == null || maximumConcurrency >= 2 && maximumConcurrency <= 1000,
                "The maximum concurrency of %s is %s; AWS allows 2 to 1000",
                queue,
                maximumConcurrency);
        FilterCriteria.requireOnly("body", filter);
    }

    /** A mapping as AWS makes one if nothing else is said: up to 10 messages at once, all or nothing. */
    public static SqsMapping of(QueueReference queue) {
        return new SqsMapping(queue, Batching.of(WITHOUT_WINDOW), null, false, null);
    }

    /** The same with other batches. */
    public SqsMapping with(Batching other) {
        return new SqsMapping(queue, other, maximumConcurrency, reportBatchItemFailures, filter);
    }

    /** The same with a greatest number of invocations at the same time. */
    public SqsMapping withMaximumConcurrency(int maximum) {
        return new SqsMapping(queue, batching, maximum, reportBatchItemFailures, filter);
    }

    /** The same for a function that tells which messages failed. */
    public SqsMapping withReportBatchItemFailures() {
        return new SqsMapping(queue, batching, maximumConcurrency, true, filter);
    }

    /** The same with the messages that pass the filter only. */
    public SqsMapping with(FilterCriteria other) {
        return new SqsMapping(queue, batching, maximumConcurrency, reportBatchItemFailures, other);
    }

    @Override
    public Poller poll(LocalFunction function, BatchListener listener) {
        return SqsPoller.start(this, function, listener);
    }

    @Override
    public String source() {
        return queue.name();
    }

    int concurrency() {
        return maximumConcurrency == null ? AT_THE_START : maximumConcurrency;
    }
}

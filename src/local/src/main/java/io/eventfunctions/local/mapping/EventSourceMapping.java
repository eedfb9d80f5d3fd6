package io.eventfunctions.local.mapping;

import io.eventfunctions.local.lambda.function.LocalFunction;

/**
 * What a function gets its invocations from, and how, with the settings and limits of an event source mapping of AWS Lambda.
 *
 * @see Poller#start
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html">AWS's description</a>
 */
public interface EventSourceMapping {

    /** The queue or topic, as people call it. */
    String source();

    /** How many records an invocation gets, and how long the mapping gathers them. */
    Batching batching();

    /** Whether the function tells in its answer which records failed ({@code ReportBatchItemFailures}). */
    boolean reportBatchItemFailures();

    /** Which records the function gets, null for all. */
    FilterCriteria filter();

    /**
     * Begins to poll; to be called by {@link Poller#start}.
     *
     * @param listener is told what became of each batch, on a thread of the poller, and throws nothing
     * @throws IllegalStateException if the queue or topic isn't there
     */
    Poller poll(LocalFunction function, BatchListener listener);
}

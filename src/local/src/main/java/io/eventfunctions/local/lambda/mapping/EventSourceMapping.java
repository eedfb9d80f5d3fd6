package io.eventfunctions.local.lambda.mapping;

/**
 * What a function gets its invocations from, and how, with the settings and limits of an event source mapping of AWS Lambda.
 *
 * @see Poller#start
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html">AWS's description</a>
 */
public sealed interface EventSourceMapping permits SqsMapping, KafkaMapping {

    /** The queue or topic, as people call it. */
    String source();

    /** How many records an invocation gets, and how long the mapping gathers them. */
    Batching batching();

    /** Whether the function tells in its answer which records failed ({@code ReportBatchItemFailures}). */
    boolean reportBatchItemFailures();

    /** Which records the function gets, null for all. */
    FilterCriteria filter();
}

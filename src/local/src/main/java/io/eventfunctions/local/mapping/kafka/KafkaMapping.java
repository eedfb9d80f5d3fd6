package io.eventfunctions.local.mapping.kafka;

import io.eventfunctions.local.lambda.function.LocalFunction;
import io.eventfunctions.local.mapping.AwsLimit;
import io.eventfunctions.local.mapping.BatchListener;
import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.FilterCriteria;
import io.eventfunctions.local.mapping.Poller;
import io.eventfunctions.local.mapping.kafka.failure.OnFailure;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;

/**
 * Takes records from a Kafka topic.
 *
 * @param topic the topic and its cluster
 * @param startingPosition where a consumer group without offsets begins
 * @param batching records of several partitions may share an invocation; a partition is in one invocation at a time
 * @param retries what becomes of a batch that the function failed on
 * @param reportBatchItemFailures whether the function tells which records failed
 * @param onFailure where records are told of that were given up, null for nowhere
 * @param filter which records the function gets, null for all
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html">AWS's description</a>
 */
public record KafkaMapping(
        TopicReference topic,
        StartingPosition startingPosition,
        Batching batching,
        RetryPolicy retries,
        boolean reportBatchItemFailures,
        OnFailure onFailure,
        FilterCriteria filter)
        implements EventSourceMapping {

    private static final int USUAL_SIZE = 100;

    /** Checks what holds for topics, and that the mapping doesn't feed itself. */
    public KafkaMapping {
        AwsLimit.require(
                !(onFailure instanceof OnFailure.Topic dead) || !dead.name().equals(topic.name()),
                "The on-failure destination of topic %s is that topic; AWS allows another one only",
                topic.name());
        FilterCriteria.requireOnly("value", filter);
    }

    /** A mapping as AWS makes one if nothing else is said: up to 100 records at once, tried until they succeed. */
    public static KafkaMapping of(TopicReference topic, StartingPosition start) {
        Batching batching = new Batching(USUAL_SIZE, Batching.HALF_A_SECOND);
        return new KafkaMapping(topic, start, batching, RetryPolicy.FOREVER, false, null, null);
    }

    /** The same with other batches. */
    public KafkaMapping with(Batching other) {
        return new KafkaMapping(topic, startingPosition, other, retries, reportBatchItemFailures, onFailure, filter);
    }

    /** The same with other retries. */
    public KafkaMapping with(RetryPolicy other) {
        return new KafkaMapping(topic, startingPosition, batching, other, reportBatchItemFailures, onFailure, filter);
    }

    /** The same for a function that tells which records failed. */
    public KafkaMapping withReportBatchItemFailures() {
        return new KafkaMapping(topic, startingPosition, batching, retries, true, onFailure, filter);
    }

    /** The same with a destination for what is given up. */
    public KafkaMapping with(OnFailure other) {
        return new KafkaMapping(topic, startingPosition, batching, retries, reportBatchItemFailures, other, filter);
    }

    /** The same with the records that pass the filter only. */
    public KafkaMapping with(FilterCriteria other) {
        return new KafkaMapping(topic, startingPosition, batching, retries, reportBatchItemFailures, onFailure, other);
    }

    @Override
    public Poller poll(LocalFunction function, BatchListener listener) {
        return KafkaPoller.start(this, function, listener);
    }

    @Override
    public String source() {
        return topic.name();
    }
}

package io.eventfunctions.spi;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;

/**
 * The queues that a connector's channels consume, as places for retries where something else than the connector receives their messages, such
 * as an event source mapping of AWS Lambda. It is optional: a CDI bean qualified with {@code @Identifier} and the connector's name.
 *
 * <p>Methods are called on any thread and must not block.
 */
public interface RetryQueue {

    /** The longest delay of {@link #send}. */
    Duration longestDelay();

    /**
     * Sends an event to the queue of an incoming channel. Delays are kept in whole seconds, rounded up.
     *
     * @return completes when the queue has confirmed the event, and fails otherwise
     */
    CompletionStage<Void> send(String channel, CloudEvent event, Duration delay);

    /**
     * Has messages of an incoming channel redelivered after a delay in place of the time that the queue would wait.
     *
     * @param delays by the receipt handles of the messages
     * @return fails if that is not possible for all of them
     */
    CompletionStage<Void> redeliverAfter(String channel, Map<String, Duration> delays);
}

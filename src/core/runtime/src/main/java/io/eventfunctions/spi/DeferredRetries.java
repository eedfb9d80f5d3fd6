package io.eventfunctions.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;

/**
 * Takes over the retries that a {@link Lease} has no time for: the event goes back to its queue in a message of its own, for the one function
 * that failed, and the broker delivers it after the backoff. So the other functions of the channel are done with their message.
 */
public interface DeferredRetries {

    /** The longest delay that the broker keeps; a longer backoff is shortened to it. */
    Duration longestDelay();

    /**
     * Sends an event back. Delays are kept in whole seconds, rounded up.
     *
     * @param event with the marks of the retry
     * @return completes when the broker has confirmed it, and fails otherwise
     */
    CompletionStage<Void> send(CloudEvent event, Duration delay);
}

package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the events of one channel are delivered; read once at the start.
 *
 * @param channel the incoming channel
 * @param ttl the greatest age at the first attempt in any reception, from the event's time
 * @param onExpiry what becomes of an event that is older
 * @param retry attempts after the first one
 * @param backoff the waits between attempts
 * @param timeout the greatest length of one attempt, from the call of the function
 * @param noRetryOn names of exception classes that go straight to the dead letters
 * @param deadLetter the outgoing channel for dead letters; without one, what can't be handled is rejected
 * @param ordering which events wait for each other
 * @param concurrency the greatest number of deliveries at work at the same time in each function
 * @param prefetch the greatest number of messages in flight; empty for the connector's default
 * @param deduplication the name of the store that knows what was handled
 * @param deduplicationWindow how long the store remembers
 */
public record DeliveryPolicy(
        String channel,
        Optional<Duration> ttl,
        OnExpiry onExpiry,
        int retry,
        Backoff backoff,
        Optional<Duration> timeout,
        Set<String> noRetryOn,
        Optional<String> deadLetter,
        Ordering ordering,
        int concurrency,
        Optional<Integer> prefetch,
        Optional<String> deduplication,
        Duration deduplicationWindow) {

    /** What becomes of an event whose time is over. */
    public enum OnExpiry {
        /** It is acknowledged, counted and logged. */
        DISCARD,
        /** It goes among the dead letters. */
        DEAD_LETTER
    }

    /** Which events are handled one after the other. */
    public enum Ordering {
        /** Those with the same partition key. */
        KEY,
        /** All of the channel. */
        CHANNEL,
        /** None. */
        NONE
    }

    boolean isRetryable(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (noRetryOn.contains(type.getName())) {
                return false;
            }
        }
        return true;
    }
}

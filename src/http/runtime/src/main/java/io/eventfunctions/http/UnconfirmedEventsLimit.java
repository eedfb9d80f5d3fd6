package io.eventfunctions.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import static io.eventfunctions.http.HttpMessages.MESSAGES;

/**
 * Limits the events that wait for the broker's confirmation, so that those for a broker that is down do not exhaust the memory. Each
 * channel has its own limit, because the brokers of other channels may be up.
 */
final class UnconfirmedEventsLimit {

    private final int max;
    private final Map<String, AtomicInteger> waiting = new ConcurrentHashMap<>();

    /**
     * A limit of each channel.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    UnconfirmedEventsLimit(int max) {
        if (max < 1) {
            throw MESSAGES.invalidMaxUnconfirmed(max);
        }
        this.max = max;
    }

    /**
     * Counts the events of a request: all of them if one is below the limit, so that every batch is accepted at some time.
     *
     * @throws ProblemException (503, with {@code Retry-After}) if the limit is reached
     */
    void enter(String channel, int events) {
        AtomicInteger count = waiting.computeIfAbsent(channel, ignored -> new AtomicInteger());
        if (count.getAndUpdate(now -> now < max ? now + events : now) >= max) {
            throw new ProblemException(ProblemDetails.busy(
                    "%d events wait for the broker of channel %s, which is the limit (quarkus.event-functions.http.max-unconfirmed); nothing was published"
                            .formatted(count.get(), channel)));
        }
    }

    /** Counts an event down: the broker has confirmed or refused it. */
    void leave(String channel) {
        waiting.get(channel).decrementAndGet();
    }
}

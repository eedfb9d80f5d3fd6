package io.eventfunctions.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the events that wait for the broker's confirmation and lets no more in than may wait, so that those for a broker that
 * is down don't fill the memory. Each channel counts for itself: another's broker may be well.
 */
final class Unconfirmed {

    private final int most;
    private final Map<String, AtomicInteger> waiting = new ConcurrentHashMap<>();

    /**
     * Lets so many wait on each channel.
     *
     * @throws IllegalArgumentException if none could
     */
    Unconfirmed(int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "EVF0604 quarkus.event-functions.http.max-unconfirmed=%d is not possible; allowed: a whole number above 0"
                            .formatted(most));
        }
        this.most = most;
    }

    /**
     * Lets the events of a request wait: all of them where one still may, so that no batch is too large for ever.
     *
     * @throws Problem.Raised (503, with the time to come back) if as many wait as may
     */
    void enter(String channel, int events) {
        AtomicInteger count = waiting.computeIfAbsent(channel, ignored -> new AtomicInteger());
        if (count.getAndUpdate(now -> now < most ? now + events : now) >= most) {
            throw new Problem.Raised(Problem.busy(
                    "%d events wait for the broker of channel %s, which is the most (quarkus.event-functions.http.max-unconfirmed); nothing was sent"
                            .formatted(count.get(), channel)));
        }
    }

    /** One event waits no longer: the broker has confirmed or refused it. */
    void leave(String channel) {
        waiting.get(channel).decrementAndGet();
    }
}

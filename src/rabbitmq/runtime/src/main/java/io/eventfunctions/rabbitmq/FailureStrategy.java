package io.eventfunctions.rabbitmq;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of a message that is rejected, because no dead-letter channel took its event. */
enum FailureStrategy {

    /**
     * The channel stops and its health is down; the message, and all that isn't acknowledged, is back at its place in the
     * queue. Nothing is lost, nothing goes round and no later event of its key goes first.
     */
    FAIL,

    /** RabbitMQ sends it to the queue's dead-letter exchange, or drops it if there is none. */
    REJECT,

    /** It is back at its place in the queue at once and comes again at once. */
    REQUEUE,

    /** It is acknowledged, as if it had been handled. */
    ACCEPT;

    /**
     * The strategy of that name.
     *
     * @throws IllegalStateException if there is none
     */
    static FailureStrategy of(String channel, String name) {
        for (FailureStrategy strategy : values()) {
            if (strategy.toString().equals(name)) {
                return strategy;
            }
        }
        List<String> allowed =
                Arrays.stream(values()).map(FailureStrategy::toString).toList();
        throw new IllegalStateException(
                "EVF0806 mp.messaging.incoming.%s.failure-strategy=%s is not possible; allowed: %s"
                        .formatted(channel, name, String.join(", ", allowed)));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

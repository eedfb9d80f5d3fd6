package io.eventfunctions.rabbitmq;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/** What happens to a rejected message, that is, one whose event was not dead-lettered. */
enum FailureStrategy {

    /**
     * The channel halts; when what is at work has ended, the message and all other unacknowledged ones return to their places in the queue.
     * No event is redelivered in a loop, or overtaken by a later one of its key.
     */
    FAIL,

    /** RabbitMQ moves the message to the queue's dead-letter exchange, or drops it if there is none. */
    REJECT,

    /** The message returns to its place in the queue and is redelivered at once. */
    REQUEUE,

    /** The message is acknowledged as if it had been handled. */
    ACCEPT;

    /**
     * Parses the attribute {@code failure-strategy}.
     *
     * @throws IllegalStateException if there is no strategy of that name
     */
    static FailureStrategy of(String channel, String name) {
        for (FailureStrategy strategy : values()) {
            if (strategy.toString().equals(name)) {
                return strategy;
            }
        }
        List<String> allowed =
                Arrays.stream(values()).map(FailureStrategy::toString).toList();
        throw MESSAGES.unknownFailureStrategy(name, channel, String.join(", ", allowed));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

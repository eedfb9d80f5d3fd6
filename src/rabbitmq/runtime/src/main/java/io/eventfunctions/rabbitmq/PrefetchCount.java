package io.eventfunctions.rabbitmq;

import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import org.eclipse.microprofile.config.Config;

import io.eventfunctions.channel.Prefetch;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/**
 * How many unacknowledged messages of a channel the server gives out. It is the channel's {@code delivery.prefetch}, so that the server
 * keeps what could not start soon; the attribute of SmallRye's connector counts where that is not set.
 */
final class PrefetchCount {

    /** AMQP has 16 bits for it. */
    private static final int MAX = 65_535;

    private PrefetchCount() {}

    /**
     * That of a channel.
     *
     * @param application the application's configuration
     * @throws IllegalStateException if the attribute is invalid, or contradicts {@code delivery.prefetch}
     */
    static int of(RabbitMQConnectorIncomingConfiguration channel, Config application) {
        channel.getMaxOutstandingMessages()
                .filter(most -> most < 1 || most > MAX)
                .ifPresent(most -> {
                    throw MESSAGES.invalidPrefetch(most, channel.getChannel());
                });
        int prefetch = Prefetch.of(channel.getChannel(), application);
        channel.getMaxOutstandingMessages().filter(most -> most != prefetch).ifPresent(most -> {
            throw MESSAGES.contradictoryPrefetch(most, channel.getChannel(), prefetch);
        });
        return Math.min(MAX, prefetch);
    }
}

package io.eventfunctions.rabbitmq;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/** Defaults of RabbitMQ channels: publisher confirms, a halt at a rejected event, a small prefetch, and a queue for dead letters. */
final class RabbitMqDefaults implements ConnectorDefaults {

    /** Marks the channels of functions, which this extension connects itself. */
    static final String OF_FUNCTIONS = "event-functions";

    /** Whether publishing fails if no queue is bound for an event. */
    static final String MANDATORY = "mandatory";

    /** Makes an outgoing channel declare a queue for its events. */
    static final String QUEUE_NAME = "queue.name";

    @Override
    public Map<String, String> requiredIncoming() {
        return Map.of(OF_FUNCTIONS, "true", "auto-acknowledgement", "false");
    }

    @Override
    public Map<String, String> requiredOutgoing() {
        return Map.of(OF_FUNCTIONS, "true", "publish-confirms", "true");
    }

    /** With the connector's default, {@code reject}, RabbitMQ drops rejected messages. */
    @Override
    public Map<String, String> incoming() {
        return Map.of("failure-strategy", FailureStrategy.FAIL.toString());
    }

    /** Twice what can run, and at least 10: a quorum queue counts each delivery, and no other consumer gets what one holds. */
    @Override
    public int prefetch(int concurrency) {
        return Math.max(10, 2 * concurrency);
    }

    @Override
    public Optional<String> prefetchAttribute() {
        return Optional.of("max-outstanding-messages");
    }

    /** A queue with the channel's name, because an exchange drops dead letters that no queue is bound for yet. */
    @Override
    public Map<String, String> deadLetterChannel(String channel) {
        return Map.of(
                RabbitMqConnectorDescriptor.EXCHANGE_NAME,
                RabbitMqConnectorDescriptor.DEFAULT_EXCHANGE,
                RabbitMqConnectorDescriptor.ROUTING_KEY,
                channel,
                QUEUE_NAME,
                channel);
    }

    @Override
    public Set<String> connection() {
        return Set.of(
                "host",
                "port",
                "addresses",
                "virtual-host",
                "username",
                "password",
                "credentials-provider-name",
                "tls-configuration-name",
                "ssl",
                "ssl.",
                "trust-all",
                "trust-store-path",
                "trust-store-password",
                "connection-timeout",
                "handshake-timeout",
                "requested-heartbeat",
                "requested-channel-max",
                "reconnect-interval");
    }
}

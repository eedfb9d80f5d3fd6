package io.eventfunctions.rabbitmq;

import java.util.Map;
import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/** RabbitMQ channels wait for confirmations, stop at a rejected event, and publish to where a queue keeps what is sent. */
final class RabbitMqDefaults implements ConnectorDefaults {

    /** Marks the channels of functions, which this extension connects itself. */
    static final String MARK = "event-functions";

    /** Whether publishing fails where the server has no queue for an event. */
    static final String MANDATORY = "mandatory";

    /** Lets an outgoing channel declare the queue that its events are for. */
    static final String QUEUE_NAME = "queue.name";

    @Override
    public Map<String, String> requiredIncoming() {
        return Map.of(MARK, "true", "auto-acknowledgement", "false");
    }

    @Override
    public Map<String, String> requiredOutgoing() {
        return Map.of(MARK, "true", "publish-confirms", "true");
    }

    /** The connector's own default lets RabbitMQ drop what is rejected. */
    @Override
    public Map<String, String> incoming() {
        return Map.of("failure-strategy", FailureStrategy.FAIL.toString());
    }

    /** A queue of the channel's name; an exchange would drop letters that nobody reads yet. */
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

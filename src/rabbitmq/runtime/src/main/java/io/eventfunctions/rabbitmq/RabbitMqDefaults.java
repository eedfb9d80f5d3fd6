package io.eventfunctions.rabbitmq;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.eventfunctions.spi.ConnectorDefaults;

/** RabbitMQ channels wait for confirmations, stop at a rejected event, and publish to where a queue keeps what is sent. */
public class RabbitMqDefaults implements ConnectorDefaults {

    /** Marks the channels of functions, which this extension connects itself. */
    static final String MARK = "event-functions";

    /** Whether publishing fails where the server has no queue for an event. */
    static final String MANDATORY = "mandatory";

    /** Lets an outgoing channel declare the queue that its events are for. */
    static final String QUEUE_NAME = "queue.name";

    private static final String EXCHANGE_NAME = "exchange.name";
    private static final String EXCHANGE_TYPE = "exchange.type";
    private static final String QUEUE_EXCLUSIVE = "queue.exclusive";
    private static final String ROUTING_KEY = "default-routing-key";
    private static final String ROUTING_KEYS = "routing-keys";
    private static final String DEFAULT_EXCHANGE = "\"\"";
    private static final String NAMED_BY_SERVER = "(server.auto)";

    /** What a queue and its exchange are declared with; both sides must say the same. */
    private static final List<String> DECLARATION = List.of(
            EXCHANGE_TYPE,
            "exchange.durable",
            "exchange.auto-delete",
            "exchange.declare",
            "exchange.arguments",
            "queue.durable",
            "queue.auto-delete",
            "queue.declare",
            "queue.ttl",
            "queue.single-active-consumer",
            "queue.x-queue-type",
            "queue.x-queue-mode",
            "queue.x-max-priority",
            "queue.x-delivery-limit",
            "queue.arguments",
            ROUTING_KEYS,
            "arguments",
            "auto-bind-dlq",
            "dlx.declare",
            "dead-letter-queue-name",
            "dead-letter-exchange",
            "dead-letter-exchange-type",
            "dead-letter-exchange.arguments",
            "dead-letter-routing-key",
            "dead-letter-queue-type",
            "dead-letter-queue-mode",
            "dead-letter-queue.arguments",
            "dead-letter-ttl",
            "dead-letter-dlx",
            "dead-letter-dlx-routing-key");

    @Override
    public String connector() {
        return RabbitMqCodec.CONNECTOR;
    }

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
    public Map<String, String> usualIncoming() {
        return Map.of("failure-strategy", FailureStrategy.FAIL.toString());
    }

    /** To the exchange, so that the other queues on it get the event too, with a routing key that brings it to this one. */
    @Override
    public Map<String, String> wayBack(String channel, Function<String, Optional<String>> incoming) {
        Map<String, String> outgoing = new HashMap<>();
        String exchange = incoming.apply(EXCHANGE_NAME).orElse(channel);
        String queue = incoming.apply(QUEUE_NAME).orElse(channel);
        boolean onlyItsConsumers = queue.equals(NAMED_BY_SERVER)
                || incoming.apply(QUEUE_EXCLUSIVE).map(Boolean::parseBoolean).orElse(false);
        if (!onlyItsConsumers) {
            outgoing.put(QUEUE_NAME, queue);
            DECLARATION.forEach(name -> incoming.apply(name).ifPresent(value -> outgoing.put(name, value)));
        }
        String type = incoming.apply(EXCHANGE_TYPE).orElse("topic");
        boolean direct = exchange.equals(DEFAULT_EXCHANGE) || type.equals("headers") && !onlyItsConsumers;
        outgoing.put(EXCHANGE_NAME, direct ? DEFAULT_EXCHANGE : exchange);
        String key = direct
                ? queue
                : RoutingKeys.matching(type, incoming.apply(ROUTING_KEYS).orElse("#"));
        if (!key.isEmpty()) {
            outgoing.put(ROUTING_KEY, key);
        }
        return outgoing;
    }

    /** A queue of the channel's name; an exchange would drop letters that nobody reads yet. */
    @Override
    public Map<String, String> deadLetters(String channel) {
        return Map.of(EXCHANGE_NAME, DEFAULT_EXCHANGE, ROUTING_KEY, channel, QUEUE_NAME, channel);
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

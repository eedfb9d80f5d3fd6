package io.eventfunctions.rabbitmq;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDefaults;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;
import io.eventfunctions.spi.QueueBindings;

/** Describes RabbitMQ channels: incoming ones consume a queue that is bound to an exchange, outgoing ones send to an exchange. */
public class RabbitMqConnectorDescriptor implements ConnectorDescriptor {

    static final String EXCHANGE_NAME = "exchange.name";
    private static final String EXCHANGE_TYPE = "exchange.type";
    private static final String QUEUE_EXCLUSIVE = "queue.exclusive";
    static final String ROUTING_KEY = "default-routing-key";
    private static final String ROUTING_KEYS = "routing-keys";
    private static final String DEFAULT_EXCHANGE_TYPE = "topic";
    private static final String ALL_KEYS = "#";
    static final String DEFAULT_EXCHANGE = "\"\"";
    private static final String NAMED_BY_SERVER = "(server.auto)";

    /** The attributes with which queues and exchanges are declared; consumers and publishers must use the same values. */
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

    /** The attributes that identify a broker. */
    private static final List<String> SERVER = List.of("host", "port", "addresses", "virtual-host");

    private final ConnectorDefaults defaults = new RabbitMqDefaults();

    @Override
    public String connector() {
        return RabbitMqCodec.CONNECTOR;
    }

    @Override
    public ChannelSource source(ChannelAttributes incoming) {
        return new ChannelSource.BoundQueueSource(queue(incoming), exchange(incoming), bindings(incoming));
    }

    @Override
    public Optional<Destination> destination(ChannelAttributes outgoing) {
        return Optional.of(exchange(outgoing));
    }

    private static String queue(ChannelAttributes incoming) {
        return incoming.findOrChannelName(RabbitMqDefaults.QUEUE_NAME);
    }

    private static QueueBindings bindings(ChannelAttributes incoming) {
        return new QueueBindings(
                incoming.find(EXCHANGE_TYPE).orElse(DEFAULT_EXCHANGE_TYPE),
                Stream.of(incoming.find(ROUTING_KEYS).orElse(ALL_KEYS).split(","))
                        .map(String::strip)
                        .collect(Collectors.toSet()));
    }

    private static Destination.Exchange exchange(ChannelAttributes attributes) {
        String name = attributes.findOrChannelName(EXCHANGE_NAME);
        return new Destination.Exchange(name.equals(DEFAULT_EXCHANGE) ? "" : name, attributes.find(ROUTING_KEY));
    }

    /** Sends to the exchange, so that its other queues get the event too, with a routing key that this queue is bound with. */
    @Override
    public Map<String, String> attributesTo(Destination destination, ChannelAttributes incoming) {
        Map<String, String> outgoing = new HashMap<>();
        String exchange = incoming.findOrChannelName(EXCHANGE_NAME);
        String queue = queue(incoming);
        boolean onlyItsConsumers = queue.equals(NAMED_BY_SERVER) || incoming.isTrue(QUEUE_EXCLUSIVE);
        if (!onlyItsConsumers) {
            outgoing.put(RabbitMqDefaults.QUEUE_NAME, queue);
            DECLARATION.forEach(name -> incoming.find(name).ifPresent(value -> outgoing.put(name, value)));
        }
        String type = incoming.find(EXCHANGE_TYPE).orElse(DEFAULT_EXCHANGE_TYPE);
        boolean direct = exchange.equals(DEFAULT_EXCHANGE) || type.equals("headers") && !onlyItsConsumers;
        outgoing.put(EXCHANGE_NAME, direct ? DEFAULT_EXCHANGE : exchange);
        String key = direct
                ? queue
                : RoutingKeys.matching(type, incoming.find(ROUTING_KEYS).orElse(ALL_KEYS));
        if (!key.isEmpty()) {
            outgoing.put(ROUTING_KEY, key);
        }
        return outgoing;
    }

    @Override
    public boolean isSameBroker(ChannelAttributes incoming, ChannelAttributes outgoing) {
        return SERVER.stream().allMatch(attribute -> incoming.find(attribute).equals(outgoing.find(attribute)));
    }

    @Override
    public ConnectorDefaults defaults() {
        return defaults;
    }
}

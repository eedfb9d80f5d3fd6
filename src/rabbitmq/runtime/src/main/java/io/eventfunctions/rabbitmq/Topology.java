package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import com.rabbitmq.client.Channel;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.rabbitmq.internals.RabbitMQClientHelper;

/**
 * The exchange, the queue and the bindings that a channel's attributes describe. A channel that publishes to a queue declares it
 * with the same attributes as the channel that consumes it, so that no event is lost if it connects first.
 */
final class Topology {

    private final RabbitMQConnectorIncomingConfiguration channel;
    private final DeclarationArguments arguments;
    private final boolean withQueue;
    private final String exchange;
    private final String queue;

    private Topology(
            RabbitMQConnectorIncomingConfiguration channel, DeclarationArguments arguments, boolean withQueue) {
        this.channel = channel;
        this.arguments = arguments;
        this.withQueue = withQueue;
        this.exchange = RabbitMQClientHelper.getExchangeName(channel);
        this.queue = RabbitMQClientHelper.serverQueueName(RabbitMQClientHelper.getQueueName(channel));
    }

    /** The topology of an incoming channel. */
    static Topology consumed(RabbitMQConnectorIncomingConfiguration channel, DeclarationArguments arguments) {
        return new Topology(channel, arguments, true);
    }

    /** The topology of an outgoing channel; with a queue if {@value RabbitMqDefaults#QUEUE_NAME} names one. */
    static Topology published(RabbitMQConnectorIncomingConfiguration channel, DeclarationArguments arguments) {
        return new Topology(channel, arguments, channel.getQueueName().isPresent());
    }

    /** The exchange's name; empty for the default exchange, whose routing keys are queue names. */
    String exchange() {
        return exchange;
    }

    /**
     * Declares the exchange, queue and bindings, or checks that they exist if the attributes switch their declaration off.
     *
     * @return the name of the queue, which the server may have chosen, or {@code null} without a queue
     * @throws IOException if something does not exist, or exists with other attributes
     */
    String declare(Channel amqp) throws IOException {
        declareExchange(amqp);
        if (!withQueue) {
            return null;
        }
        if (!channel.getQueueDeclare()) {
            return amqp.queueDeclarePassive(queue).getQueue();
        }
        String declared = queue.isEmpty() ? amqp.queueDeclare().getQueue() : declareQueue(amqp);
        if (!exchange.isEmpty()) {
            Map<String, Object> bindingArguments = RabbitMQClientHelper.parseArguments(channel.getArguments());
            for (String routingKey : channel.getRoutingKeys().split(",")) {
                amqp.queueBind(declared, exchange, routingKey.strip(), bindingArguments);
            }
        }
        return declared;
    }

    private void declareExchange(Channel amqp) throws IOException {
        if (exchange.isEmpty()) {
            return;
        }
        if (channel.getExchangeDeclare()) {
            amqp.exchangeDeclare(
                    exchange,
                    channel.getExchangeType(),
                    channel.getExchangeDurable(),
                    channel.getExchangeAutoDelete(),
                    arguments.named(channel.getExchangeArguments()));
        } else {
            amqp.exchangeDeclarePassive(exchange);
        }
    }

    private String declareQueue(Channel amqp) throws IOException {
        if (channel.getAutoBindDlq()) {
            declareDeadLetterQueue(amqp);
        }
        return amqp.queueDeclare(
                        queue,
                        channel.getQueueDurable(),
                        channel.getQueueExclusive(),
                        channel.getQueueAutoDelete(),
                        queueArguments())
                .getQueue();
    }

    /** The arguments with which it declares the queue; empty if it declares none, or one that the server names. */
    Map<String, Object> queueArguments() {
        if (!withQueue || !channel.getQueueDeclare() || queue.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> queueArguments = new HashMap<>(arguments.named(channel.getQueueArguments()));
        if (channel.getAutoBindDlq()) {
            queueArguments.put(DeliveryLimit.DEAD_LETTER_EXCHANGE, channel.getDeadLetterExchange());
            queueArguments.put("x-dead-letter-routing-key", deadLetterRoutingKey());
        }
        channel.getQueueSingleActiveConsumer()
                .ifPresent(single -> queueArguments.put("x-single-active-consumer", single));
        channel.getQueueXQueueType().ifPresent(type -> queueArguments.put(DeliveryLimit.QUEUE_TYPE, type));
        channel.getQueueXQueueMode().ifPresent(mode -> queueArguments.put("x-queue-mode", mode));
        channel.getQueueTtl().ifPresent(ttl -> queueArguments.put("x-message-ttl", ttl));
        channel.getQueueXMaxPriority().ifPresent(priority -> queueArguments.put("x-max-priority", priority));
        channel.getQueueXDeliveryLimit().ifPresent(limit -> queueArguments.put(DeliveryLimit.LIMIT, limit));
        return queueArguments;
    }

    /** Declares the queue to which RabbitMQ moves messages with {@code failure-strategy=reject}. */
    private void declareDeadLetterQueue(Channel amqp) throws IOException {
        String deadLetters = channel.getDeadLetterQueueName().orElse(queue + ".dlq");
        if (channel.getDlxDeclare()) {
            Map<String, Object> exchangeArguments = channel.getDeadLetterExchangeArguments()
                    .map(arguments::named)
                    .orElse(Map.of());
            amqp.exchangeDeclare(
                    channel.getDeadLetterExchange(),
                    channel.getDeadLetterExchangeType(),
                    true,
                    false,
                    exchangeArguments);
        }
        Map<String, Object> queueArguments = new HashMap<>(
                channel.getDeadLetterQueueArguments().map(arguments::named).orElse(Map.of()));
        channel.getDeadLetterDlx().ifPresent(dlx -> queueArguments.put("x-dead-letter-exchange", dlx));
        channel.getDeadLetterDlxRoutingKey().ifPresent(key -> queueArguments.put("x-dead-letter-routing-key", key));
        channel.getDeadLetterQueueType().ifPresent(type -> queueArguments.put("x-queue-type", type));
        channel.getDeadLetterQueueMode().ifPresent(mode -> queueArguments.put("x-queue-mode", mode));
        channel.getDeadLetterTtl().ifPresent(ttl -> queueArguments.put("x-message-ttl", ttl));
        amqp.queueDeclare(deadLetters, true, false, false, queueArguments);
        amqp.queueBind(deadLetters, channel.getDeadLetterExchange(), deadLetterRoutingKey());
    }

    private String deadLetterRoutingKey() {
        return channel.getDeadLetterRoutingKey().orElse(queue);
    }
}

package io.eventfunctions.rabbitmq;

/** RabbitMQ has no queue for a message, and would drop it. */
class UnroutableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnroutableException(String channel, String exchange, String routingKey) {
        super(
                "No queue is bound to the exchange '%s' with the routing key '%s', so RabbitMQ would drop what channel %s sends; bind a queue, or let it drop events by mp.messaging.outgoing.%s.%s=false"
                        .formatted(exchange, routingKey, channel, channel, RabbitMqDefaults.MANDATORY));
    }
}

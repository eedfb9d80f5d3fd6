package io.eventfunctions.rabbitmq;

import com.rabbitmq.client.AMQP;

import io.eventfunctions.spi.Lease;

/**
 * An AMQP message, in the form in which channels pass it between the connector and {@link RabbitMqCodec}.
 *
 * @param properties the message's properties, headers among them
 * @param body the message's bytes, never {@code null}
 * @param queue the queue that it was received from, or {@code null} for a message to send
 * @param lease how long it is ours, and whether the broker may have delivered it before
 */
record AmqpMessage(AMQP.BasicProperties properties, byte[] body, String queue, Lease lease) {

    /** A message that was not delivered before. */
    AmqpMessage(AMQP.BasicProperties properties, byte[] body, String queue) {
        this(properties, body, queue, Lease.UNLIMITED);
    }
}

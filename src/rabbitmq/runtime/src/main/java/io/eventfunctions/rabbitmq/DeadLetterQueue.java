package io.eventfunctions.rabbitmq;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/**
 * The queue that holds the dead letters of a channel.
 *
 * @param channel the channel, as users name it
 * @param name the queue
 * @param server where it is
 */
record DeadLetterQueue(String channel, String name, ConnectionSettings server) {

    IllegalStateException cannotRead(Exception cause) {
        return MESSAGES.cannotReadDeadLetters(channel, name, server, FailureReason.of(cause), cause);
    }
}

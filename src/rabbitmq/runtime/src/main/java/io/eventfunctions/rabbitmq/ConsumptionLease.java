package io.eventfunctions.rabbitmq;

import io.eventfunctions.spi.Lease;

/**
 * The lease of a message: the AMQP channel that delivered it is open. When that closes, the server has the message again and redelivers
 * it, so nothing begins any more, and nothing settles it. How often a quorum queue has delivered a message does not count as attempts,
 * because a connection that breaks returns messages that were never attempted.
 *
 * @param consumer received the message
 * @param isRedelivered whether the server may have delivered it before
 */
record ConsumptionLease(QueueConsumer consumer, boolean isRedelivered) implements Lease {

    @Override
    public boolean isHeld() {
        return consumer.isOpen();
    }
}

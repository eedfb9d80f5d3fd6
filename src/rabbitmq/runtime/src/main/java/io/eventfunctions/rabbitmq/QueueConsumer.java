package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.Map;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.rabbitmq.internals.RabbitMQClientHelper;

/**
 * The consumer of a queue on one AMQP channel. What it has received can be settled on that channel only, also while it does not consume.
 * Its methods that may block are called by one thread at a time.
 */
final class QueueConsumer extends DefaultConsumer {

    /** What the messages are for; it must not block. */
    interface Receiver {

        void received(QueueConsumer by, long tag, AmqpMessage message);

        /** The queue is a stream. */
        void isStream(String queue);

        /** The server has ended the consumption. */
        void cancelledByServer(String queue);
    }

    /** The delivery tag that stands for all messages. */
    private static final long ALL = 0;

    private final RabbitMQConnectorIncomingConfiguration settings;
    private final String queue;
    private final Receiver receiver;
    private boolean consuming;

    QueueConsumer(Channel amqp, RabbitMQConnectorIncomingConfiguration settings, String queue, Receiver receiver) {
        super(amqp);
        this.settings = settings;
        this.queue = queue;
        this.receiver = receiver;
    }

    /** Whether the server still regards what this consumer has received as its own. */
    boolean isOpen() {
        return getChannel().isOpen();
    }

    /** Consumes, or does not consume any more. */
    void consume(boolean wanted) throws IOException {
        if (wanted == consuming || !isOpen()) {
            return;
        }
        if (wanted) {
            Map<String, Object> arguments = RabbitMQClientHelper.parseArguments(settings.getConsumerArguments());
            getChannel()
                    .basicConsume(
                            queue,
                            false,
                            settings.getConsumerTag().orElse(""),
                            false,
                            settings.getConsumerExclusive().orElse(false),
                            arguments,
                            this);
        } else {
            getChannel().basicCancel(getConsumerTag());
        }
        consuming = wanted;
    }

    @Override
    public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
        if (StreamQueues.isFromStream(properties)) {
            receiver.isStream(queue);
            return;
        }
        ConsumptionLease lease = new ConsumptionLease(this, envelope.isRedeliver());
        receiver.received(this, envelope.getDeliveryTag(), new AmqpMessage(properties, body, queue, lease));
    }

    @Override
    public void handleCancel(String tag) {
        receiver.cancelledByServer(queue);
    }

    void acknowledge(long tag) throws IOException {
        getChannel().basicAck(tag, false);
    }

    /**
     * Returns all messages that are not settled. Unlike a rejection, and unlike a connection that closes, that tells a quorum queue that
     * they were not handled, which RabbitMQ does not count from version 4.3 on.
     */
    void returnUnsettled() throws IOException {
        if (isOpen()) {
            getChannel().basicNack(ALL, true, true);
        }
    }

    /** Returns one message that was not handled. */
    void giveBack(long tag) throws IOException {
        getChannel().basicNack(tag, false, true);
    }

    void reject(long tag, boolean requeue) throws IOException {
        getChannel().basicReject(tag, requeue);
    }
}

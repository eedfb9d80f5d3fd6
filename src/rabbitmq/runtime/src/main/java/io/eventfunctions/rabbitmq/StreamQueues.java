package io.eventfunctions.rabbitmq;

import java.util.HashMap;
import java.util.Map;

import com.rabbitmq.client.AMQP;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/** Recognizes streams, which are consumed by offset: acknowledgements do not move what a channel gets after its connection was lost. */
final class StreamQueues {

    private static final String TYPE = "x-queue-type";
    private static final String OFFSET = "x-stream-offset";

    private StreamQueues() {}

    /**
     * Refuses a channel that is configured to consume a stream.
     *
     * @param queue the arguments with which the channel declares its queue
     * @param consumer the arguments with which the channel consumes it
     * @throws IllegalStateException if it is one
     */
    static void refuse(
            RabbitMQConnectorIncomingConfiguration channel,
            String name,
            Map<String, Object> queue,
            Map<String, Object> consumer) {
        Map<String, Object> arguments = new HashMap<>(queue);
        channel.getQueueXQueueType().ifPresent(type -> arguments.put(TYPE, type));
        if ("stream".equals(String.valueOf(arguments.get(TYPE)))) {
            throw MESSAGES.streamQueue(channel.getChannel(), name, TYPE + "=stream");
        }
        if (consumer.containsKey(OFFSET)) {
            throw MESSAGES.streamQueue(channel.getChannel(), name, OFFSET + "=" + consumer.get(OFFSET));
        }
    }

    /** Whether a message comes from a stream, whose queue somebody else has declared. */
    static boolean isFromStream(AMQP.BasicProperties properties) {
        return properties.getHeaders() != null && properties.getHeaders().containsKey(OFFSET);
    }
}

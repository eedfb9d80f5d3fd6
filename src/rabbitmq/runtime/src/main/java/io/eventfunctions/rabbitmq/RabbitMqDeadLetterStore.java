package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.providers.impl.Configs;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.rabbitmq.internals.RabbitMQClientHelper;
import org.eclipse.microprofile.config.Config;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.spi.DeadLetterStore;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/**
 * Reads the dead letters in a queue. RabbitMQ cannot browse a queue, so a reader gets the messages without acknowledging them, and requeues
 * them when it closes. To remove a dead letter is to acknowledge its message. Therefore
 *
 * <ul>
 *   <li>each read marks the dead letters as redelivered, and counts as a delivery in a quorum queue, which drops messages at its delivery limit;
 *   <li>dead letters that another reader or consumer holds at that moment are not found;
 *   <li>to find one dead letter, those before it are read.
 * </ul>
 */
@ApplicationScoped
@Identifier(RabbitMqCodec.CONNECTOR)
public class RabbitMqDeadLetterStore implements DeadLetterStore {

    private static final int ANSWER_MILLIS = 15_000;

    private final Config config;
    private final ChannelConnections connections;
    private final Set<RabbitMqDeadLetterCursor> open = ConcurrentHashMap.newKeySet();

    RabbitMqDeadLetterStore(Config config, ChannelConnections connections) {
        this.config = config;
        this.connections = connections;
    }

    @Override
    public Cursor open(Location location, Set<String> positions) {
        RabbitMQConnectorIncomingConfiguration channel = new RabbitMQConnectorIncomingConfiguration(
                Configs.outgoing(config, RabbitMqCodec.CONNECTOR, location.outgoing()));
        if (channel.getQueueName().isEmpty()) {
            throw MESSAGES.unknownDeadLetterQueue(location.channel(), location.outgoing());
        }
        String queue = RabbitMQClientHelper.serverQueueName(RabbitMQClientHelper.getQueueName(channel));
        ConnectionSettings settings = connections.settings(channel);
        settings.factory().setChannelRpcTimeout(ANSWER_MILLIS);
        DeadLetterQueue letters = new DeadLetterQueue(location.channel(), queue, settings);
        Connection connection = null;
        try {
            connection = settings.connect("Dead letters of channel " + location.channel());
            Channel amqp = connection.createChannel();
            long count = amqp.queueDeclarePassive(queue).getMessageCount();
            RabbitMqDeadLetterCursor cursor =
                    new RabbitMqDeadLetterCursor(letters, amqp, count, positions, open::remove);
            open.add(cursor);
            return cursor;
        } catch (IOException | TimeoutException | RuntimeException e) {
            if (connection != null) {
                connection.abort();
            }
            throw letters.cannotRead(e);
        }
    }

    @Override
    public CompletionStage<Void> remove(Location location, DeadLetter letter) {
        return open.stream()
                .filter(cursor -> cursor.holds(letter.position()))
                .findFirst()
                .map(cursor -> CompletableFuture.runAsync(
                        () -> cursor.remove(letter.position()),
                        connections.threads().pool()))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        MESSAGES.cannotRemoveDeadLetter(letter.position(), location.channel(), null)));
    }
}

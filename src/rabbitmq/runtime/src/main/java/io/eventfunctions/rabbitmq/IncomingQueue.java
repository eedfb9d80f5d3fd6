package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.rabbitmq.internals.RabbitMQClientHelper;
import org.eclipse.microprofile.reactive.messaging.Message;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/** A channel that consumes a queue. Its prefetch is the channel's demand, and it acknowledges messages one by one. */
final class IncomingQueue implements RecoveringConnection.Listener {

    /** AMQP has 16 bits for the prefetch count. */
    private static final int MAX_PREFETCH = 65_535;

    private record Delivered(Channel amqp, long tag, AmqpMessage message) {}

    private final RabbitMQConnectorIncomingConfiguration channel;
    private final Topology topology;
    private final FailureStrategy failureStrategy;
    private final ConnectionThreads threads;
    private final AcknowledgementSender acknowledgements;
    private final RecoveringConnection connection;
    private volatile MultiEmitter<? super Delivered> emitter;
    private volatile Channel amqp;
    private volatile String consumerTag;
    private volatile Throwable stoppedBy;
    private volatile boolean cancelled;
    private int prefetch;

    IncomingQueue(
            RabbitMQConnectorIncomingConfiguration channel,
            Topology topology,
            ConnectionSettings settings,
            ConnectionThreads threads) {
        channel.getMaxOutstandingMessages()
                .filter(most -> most < 1 || most > MAX_PREFETCH)
                .ifPresent(most -> {
                    throw MESSAGES.invalidPrefetch(most, channel.getChannel());
                });
        this.channel = channel;
        this.topology = topology;
        this.threads = threads;
        this.failureStrategy = FailureStrategy.of(channel.getChannel(), channel.getFailureStrategy());
        this.acknowledgements = new AcknowledgementSender(threads);
        this.connection = new RecoveringConnection("Incoming channel " + channel.getChannel(), settings, threads, this);
    }

    String channel() {
        return channel.getChannel();
    }

    /** The messages; consuming begins with the first request. */
    Flow.Publisher<Message<?>> messages() {
        return Multi.createFrom()
                .<Delivered>emitter(to -> emitter = to, BackPressureStrategy.BUFFER)
                // A message of a closed AMQP channel is redelivered on another one.
                .filter(delivered -> delivered.amqp().isOpen())
                .<Message<?>>map(this::message)
                .onRequest()
                .invoke(this::open)
                .onCancellation()
                .invoke(this::cancel);
    }

    private synchronized void open(long demand) {
        if (prefetch == 0) {
            prefetch = channel.getMaxOutstandingMessages().orElse((int) Math.min(MAX_PREFETCH, demand));
            connection.open();
        }
    }

    @Override
    public void opened(Channel opened) throws IOException {
        if (cancelled) {
            return;
        }
        String queue = topology.declare(opened);
        opened.basicQos(prefetch);
        amqp = opened;
        Map<String, Object> arguments = RabbitMQClientHelper.parseArguments(channel.getConsumerArguments());
        consumerTag = opened.basicConsume(
                queue,
                false,
                channel.getConsumerTag().orElse(""),
                false,
                channel.getConsumerExclusive().orElse(false),
                arguments,
                new DefaultConsumer(opened) {
                    @Override
                    public void handleDelivery(
                            String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
                        if (StreamQueues.isFromStream(properties)) {
                            stop(MESSAGES.streamQueue(channel(), queue, "its messages have offsets"));
                            return;
                        }
                        AmqpMessage message = new AmqpMessage(properties, body, queue, envelope.isRedeliver());
                        emitter.emit(new Delivered(opened, envelope.getDeliveryTag(), message));
                    }

                    @Override
                    public void handleCancel(String tag) {
                        MESSAGES.consumerCancelled(channel(), queue);
                        connection.reconnect();
                    }
                });
    }

    @Override
    public void lost(Channel lost, ShutdownSignalException reason) {
        amqp = null;
    }

    private Message<?> message(Delivered delivered) {
        return Message.of(
                delivered.message(),
                () -> acknowledgements.send(() -> delivered.amqp().basicAck(delivered.tag(), false)),
                reason -> reject(delivered, reason));
    }

    /** A message of a lost connection is in the queue again, so there is nothing to reject. */
    private CompletionStage<Void> reject(Delivered delivered, Throwable reason) {
        if (!delivered.amqp().isOpen()) {
            return CompletableFuture.completedStage(null);
        }
        return switch (failureStrategy) {
            case FAIL -> stop(reason);
            case REJECT -> unlessLost(delivered, () -> delivered.amqp().basicReject(delivered.tag(), false));
            case REQUEUE -> unlessLost(delivered, () -> delivered.amqp().basicReject(delivered.tag(), true));
            case ACCEPT -> unlessLost(delivered, () -> delivered.amqp().basicAck(delivered.tag(), false));
        };
    }

    private CompletionStage<Void> unlessLost(
            Delivered delivered, AcknowledgementSender.Acknowledgement acknowledgement) {
        return acknowledgements
                .send(acknowledgement)
                .exceptionallyCompose(failure -> delivered.amqp().isOpen()
                        ? CompletableFuture.failedStage(failure)
                        : CompletableFuture.completedStage(null));
    }

    private CompletionStage<Void> stop(Throwable reason) {
        stoppedBy = reason;
        threads.execute(connection::close);
        return CompletableFuture.failedStage(reason);
    }

    /** Stops consuming; messages in flight can still be acknowledged until {@link #close()}. */
    private void cancel() {
        cancelled = true;
        Channel open = amqp;
        if (open != null) {
            acknowledgements.send(() -> open.basicCancel(consumerTag));
        }
    }

    boolean isUp() {
        return connection.isUp();
    }

    /** Why the failure strategy stopped the channel, or {@code null} if it did not. */
    Throwable stoppedBy() {
        return stoppedBy;
    }

    String downReason() {
        return connection.downReason();
    }

    void close() {
        connection.close();
    }
}

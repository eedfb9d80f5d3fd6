package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.spi.HaltChannelException;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/**
 * A channel that consumes a queue, acknowledges messages one by one, and can be paused. The server limits how many messages it holds, so
 * it takes each as it comes.
 */
final class IncomingQueue implements RecoveringConnection.Listener, QueueConsumer.Receiver {

    private record Delivered(QueueConsumer by, long tag, AmqpMessage message) {}

    private final RabbitMQConnectorIncomingConfiguration channel;
    private final Topology topology;
    private final int prefetch;
    private final FailureStrategy failureStrategy;
    private final ConnectionThreads threads;
    private final AcknowledgementSender acknowledgements;
    private final RecoveringConnection connection;
    private final AtomicBoolean opened = new AtomicBoolean();
    private volatile MultiEmitter<? super Delivered> emitter;
    private volatile boolean paused;
    private volatile QueueConsumer consumer;
    private boolean checked;

    IncomingQueue(
            RabbitMQConnectorIncomingConfiguration channel,
            Topology topology,
            int prefetch,
            ConnectionSettings settings,
            ConnectionThreads threads) {
        this.channel = channel;
        this.topology = topology;
        this.prefetch = prefetch;
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
                .filter(delivered -> delivered.by().isOpen())
                .<Message<?>>map(this::message)
                .onRequest()
                .invoke(this::open)
                .onCancellation()
                .invoke(this::pause);
    }

    private void open() {
        if (opened.compareAndSet(false, true)) {
            connection.open();
        }
    }

    @Override
    public synchronized void opened(Channel amqp) throws IOException {
        String queue = topology.declare(amqp);
        if (!checked) {
            checked = true;
            DeliveryLimit.dropping(
                            topology.queueArguments(), amqp.getConnection().getServerProperties())
                    .ifPresent(limit -> MESSAGES.dropsAtDeliveryLimit(queue, channel(), limit));
        }
        amqp.basicQos(prefetch);
        consumer = new QueueConsumer(amqp, channel, queue, this);
        consumer.consume(!paused);
    }

    @Override
    public void lost(Channel lost, ShutdownSignalException reason) {
        // The leases of its messages are over as it is closed.
    }

    @Override
    public void closing() {
        QueueConsumer last = consumer;
        if (last != null) {
            try {
                last.returnUnsettled();
            } catch (IOException | AlreadyClosedException e) {
                // Closing returns them as well.
            }
        }
    }

    /** What was on its way when the channel was paused is for others. */
    @Override
    public void received(QueueConsumer by, long tag, AmqpMessage message) {
        if (paused) {
            acknowledgements.send(() -> by.giveBack(tag));
        } else {
            emitter.emit(new Delivered(by, tag, message));
        }
    }

    @Override
    public void isStream(String queue) {
        emitter.fail(MESSAGES.streamQueue(channel(), queue, "its messages have offsets"));
    }

    @Override
    public void cancelledByServer(String queue) {
        MESSAGES.consumerCancelled(channel(), queue);
        connection.reconnect();
    }

    private Message<?> message(Delivered delivered) {
        return Message.of(
                delivered.message(),
                () -> unlessReturned(delivered, () -> delivered.by().acknowledge(delivered.tag())),
                reason -> reject(delivered, reason));
    }

    /** The server has messages of a closed AMQP channel already, so there is nothing to decide. */
    private CompletionStage<Void> reject(Delivered delivered, Throwable reason) {
        if (!delivered.by().isOpen()) {
            return CompletableFuture.completedStage(null);
        }
        return switch (failureStrategy) {
            case FAIL -> CompletableFuture.failedStage(new HaltChannelException(reason));
            case REJECT -> unlessReturned(delivered, () -> delivered.by().reject(delivered.tag(), false));
            case REQUEUE -> unlessReturned(delivered, () -> delivered.by().reject(delivered.tag(), true));
            case ACCEPT -> unlessReturned(delivered, () -> delivered.by().acknowledge(delivered.tag()));
        };
    }

    /** A message whose AMQP channel closes meanwhile is redelivered and settled then. */
    private CompletionStage<Void> unlessReturned(
            Delivered delivered, AcknowledgementSender.Acknowledgement acknowledgement) {
        return acknowledgements
                .send(acknowledgement)
                .exceptionallyCompose(failure -> delivered.by().isOpen()
                        ? CompletableFuture.failedStage(failure)
                        : CompletableFuture.completedStage(null));
    }

    /** Consumes no more; messages in flight can still be settled until {@link #release()} or {@link #close()}. */
    void pause() {
        paused = true;
        acknowledgements.send(this::applyPause);
    }

    /** Consumes again, on a new connection if {@link #release()} has closed the one before. */
    void resume() {
        paused = false;
        connection.resume();
        acknowledgements.send(this::applyPause);
    }

    /** If it fails, the AMQP channel is closed, and the next one is opened in the state that is wanted. */
    private synchronized void applyPause() throws IOException {
        if (consumer != null) {
            consumer.consume(!paused);
        }
    }

    /** Returns what is not settled and closes the connection; {@link #resume()} opens the next one. */
    CompletableFuture<Void> release() {
        CompletableFuture<Void> released = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                connection.suspend();
                released.complete(null);
            });
        } catch (RejectedExecutionException e) {
            // The application has stopped and closed the connection.
            released.complete(null);
        }
        return released;
    }

    boolean isUp() {
        return connection.isUp();
    }

    String downReason() {
        return connection.downReason();
    }

    void close() {
        connection.close();
    }
}

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
import org.jboss.logging.Logger;

/**
 * A channel that consumes a queue. It lets the server send as many messages ahead as the channel takes, and acknowledges each
 * one by one.
 */
final class IncomingQueue implements Link.User {

    private static final Logger LOG = Logger.getLogger(IncomingQueue.class);
    /** AMQP counts them with 16 bits. */
    private static final int MOST_AHEAD = 65_535;

    private record Delivered(Channel amqp, long tag, AmqpMessage message) {}

    private final RabbitMQConnectorIncomingConfiguration channel;
    private final Topology topology;
    private final FailureStrategy failureStrategy;
    private final Threads threads;
    private final Answers answers;
    private final Link link;
    private volatile MultiEmitter<? super Delivered> emitter;
    private volatile Channel amqp;
    private volatile String consumerTag;
    private volatile Throwable stoppedBy;
    private volatile boolean cancelled;
    private int ahead;

    IncomingQueue(RabbitMQConnectorIncomingConfiguration channel, Topology topology, Server server, Threads threads) {
        this.channel = channel;
        this.topology = topology;
        this.threads = threads;
        this.failureStrategy = FailureStrategy.of(channel.getChannel(), channel.getFailureStrategy());
        this.answers = new Answers(threads);
        this.link = new Link("Incoming channel " + channel.getChannel(), server, threads, this);
    }

    String channel() {
        return channel.getChannel();
    }

    /** The messages; consumption begins when the first are asked for. */
    Flow.Publisher<Message<?>> messages() {
        return Multi.createFrom()
                .<Delivered>emitter(to -> emitter = to, BackPressureStrategy.BUFFER)
                // What has been waiting here while its AMQP channel went comes again on another.
                .filter(delivered -> delivered.amqp().isOpen())
                .<Message<?>>map(this::message)
                .onRequest()
                .invoke(this::open)
                .onCancellation()
                .invoke(this::cancel);
    }

    private synchronized void open(long demand) {
        if (ahead == 0) {
            ahead = channel.getMaxOutstandingMessages().orElse((int) Math.min(MOST_AHEAD, demand));
            link.open();
        }
    }

    @Override
    public void opened(Channel opened) throws IOException {
        if (cancelled) {
            return;
        }
        String queue = topology.declare(opened);
        opened.basicQos(ahead);
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
                        AmqpMessage message = new AmqpMessage(properties, body, queue);
                        emitter.emit(new Delivered(opened, envelope.getDeliveryTag(), message));
                    }

                    @Override
                    public void handleCancel(String tag) {
                        LOG.warnf(
                                "EVF0804 RabbitMQ has ended the consumption of queue %s by channel %s, as it does when a queue is deleted or moves to another node; it is begun anew",
                                queue, channel());
                        link.renew();
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
                () -> answers.send(() -> delivered.amqp().basicAck(delivered.tag(), false)),
                reason -> reject(delivered, reason));
    }

    /** What came on a connection that is lost is in the queue again: there is nothing to give back. */
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

    private CompletionStage<Void> unlessLost(Delivered delivered, Answers.Answer answer) {
        return answers.send(answer)
                .exceptionallyCompose(failure -> delivered.amqp().isOpen()
                        ? CompletableFuture.failedStage(failure)
                        : CompletableFuture.completedStage(null));
    }

    private CompletionStage<Void> stop(Throwable reason) {
        stoppedBy = reason;
        threads.execute(link::close);
        return CompletableFuture.failedStage(reason);
    }

    /** Takes no more; what is at work can still be acknowledged until {@link #close()}. */
    private void cancel() {
        cancelled = true;
        Channel open = amqp;
        if (open != null) {
            answers.send(() -> open.basicCancel(consumerTag));
        }
    }

    boolean isUp() {
        return link.isUp();
    }

    /** Why a restart of the application would help, or {@code null} if it would not. */
    Throwable stoppedBy() {
        return stoppedBy;
    }

    String trouble() {
        return link.trouble();
    }

    void close() {
        link.close();
    }
}

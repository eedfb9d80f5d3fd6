package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorOutgoingConfiguration;
import org.eclipse.microprofile.reactive.messaging.Message;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/**
 * A channel that publishes to an exchange. A message is sent when the server has confirmed it and has routed it to a queue. Messages
 * that are unconfirmed when a connection breaks are sent again on the next one.
 */
final class OutgoingExchange implements RecoveringConnection.Listener, MultiSubscriber<Message<?>> {

    private static final int SWEEP_MILLIS = 1_000;
    private static final Pattern LIMIT = Pattern.compile("max size (\\d+)");

    private final String channel;
    private final Topology topology;
    private final String routingKey;
    private final boolean mandatory;
    private final ConnectionThreads threads;
    private final RecoveringConnection connection;
    private final PublisherConfirms confirms = new PublisherConfirms();
    private final AtomicInteger sending = new AtomicInteger();
    private Future<?> sweep;

    OutgoingExchange(
            RabbitMQConnectorOutgoingConfiguration channel,
            Topology topology,
            ConnectionSettings settings,
            ConnectionThreads threads) {
        this.channel = channel.getChannel();
        this.topology = topology;
        this.routingKey = channel.getDefaultRoutingKey();
        this.mandatory = channel.config()
                .getOptionalValue(RabbitMqDefaults.MANDATORY, Boolean.class)
                .orElse(true);
        this.threads = threads;
        this.connection = new RecoveringConnection("Outgoing channel " + this.channel, settings, threads, this);
    }

    String channel() {
        return channel;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        sweep = threads.every(SWEEP_MILLIS, this::dropOverdue);
        connection.open();
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onItem(Message<?> message) {
        confirms.add(new OutgoingMessage(message));
        send();
    }

    @Override
    public void onFailure(Throwable failure) {
        MESSAGES.outgoingStreamFailed(channel, failure);
    }

    @Override
    public void onCompletion() {
        // Messages that are already sent are still confirmed.
    }

    @Override
    public void opened(Channel amqp) throws IOException {
        topology.declare(amqp);
        amqp.confirmSelect();
        amqp.addReturnListener(confirms::returned);
        amqp.addConfirmListener(
                (tag, multiple) -> settle(confirms.take(amqp, tag, multiple), null),
                (tag, multiple) -> settle(
                        confirms.take(amqp, tag, multiple),
                        MESSAGES.notAccepted(channel, topology.exchange(), routingKey)));
        confirms.opened(amqp);
        send();
    }

    /**
     * Settles messages on another thread, because the client's thread must not wait for what follows.
     *
     * @param refusal why the server did not accept the messages, or {@code null} if it did
     */
    private void settle(List<OutgoingMessage> messages, Exception refusal) {
        if (messages.isEmpty()) {
            return;
        }
        threads.execute(() -> messages.forEach(sent -> {
            if (sent.returned() != null) {
                sent.failed(MESSAGES.unroutable(topology.exchange(), routingKey, channel));
            } else if (refusal != null) {
                sent.failed(refusal);
            } else {
                sent.confirmed();
            }
        }));
    }

    private void send() {
        if (sending.getAndIncrement() == 0) {
            threads.execute(this::sendAll);
        }
    }

    private void sendAll() {
        int seen;
        do {
            seen = sending.get();
            PublisherConfirms.Sending next = confirms.next();
            while (next != null) {
                send(next);
                next = confirms.next();
            }
        } while (sending.addAndGet(-seen) > 0);
    }

    private void send(PublisherConfirms.Sending next) {
        AmqpMessage message = next.message().amqp();
        try {
            next.amqp().basicPublish(topology.exchange(), routingKey, mandatory, message.properties(), message.body());
        } catch (IOException | AlreadyClosedException e) {
            MESSAGES.sentAgain(channel, e);
            confirms.lost(next.amqp());
        } catch (RuntimeException e) {
            confirms.notSent(next);
            settle(List.of(next.message()), MESSAGES.tooLarge(e.getMessage(), e));
        }
    }

    /** If the server closed the AMQP channel, a message is the reason and must not be sent again. */
    @Override
    public void lost(Channel amqp, ShutdownSignalException reason) {
        if (reason.getReason() instanceof AMQP.Channel.Close refusal && !reason.isInitiatedByApplication()) {
            Matcher limit = LIMIT.matcher(refusal.getReplyText());
            if (limit.find()) {
                long most = Long.parseLong(limit.group(1));
                settle(
                        confirms.take(sent -> sent.amqp().body().length > most),
                        MESSAGES.tooLarge(refusal.getReplyText(), reason));
            } else {
                settle(
                        confirms.takeUnconfirmed(amqp),
                        MESSAGES.rejectedByServer(channel, FailureReason.of(reason), reason));
            }
        }
        confirms.lost(amqp);
    }

    /** Their publishers have been told that they are not confirmed, and may have sent them again. */
    private void dropOverdue() {
        confirms.take(OutgoingMessage::isOver);
    }

    boolean isUp() {
        return connection.isUp();
    }

    /** Why nothing is confirmed at this moment, or {@code null} if no reason is known. */
    String trouble() {
        String downReason = connection.downReason();
        return downReason == null ? connection.blockedReason() : downReason;
    }

    void close() {
        if (sweep != null) {
            sweep.cancel(false);
        }
        connection.close();
    }
}

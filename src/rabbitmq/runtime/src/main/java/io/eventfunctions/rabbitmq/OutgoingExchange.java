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
import org.jboss.logging.Logger;

/**
 * A channel that publishes to an exchange. A message counts as sent when the server has confirmed it and has a queue for it;
 * what is on its way when a connection breaks is sent again on the next one.
 */
final class OutgoingExchange implements Link.User, MultiSubscriber<Message<?>> {

    private static final Logger LOG = Logger.getLogger(OutgoingExchange.class);
    private static final int SWEEP_MILLIS = 1_000;
    private static final Pattern LIMIT = Pattern.compile("max size (\\d+)");

    private final String channel;
    private final Topology topology;
    private final String routingKey;
    private final boolean mandatory;
    private final long patienceMillis;
    private final Threads threads;
    private final Link link;
    private final Confirmations confirmations = new Confirmations();
    private final AtomicInteger sending = new AtomicInteger();
    private Future<?> sweeping;

    OutgoingExchange(
            RabbitMQConnectorOutgoingConfiguration channel, Topology topology, Server server, Threads threads) {
        this.channel = channel.getChannel();
        this.topology = topology;
        this.routingKey = channel.getDefaultRoutingKey();
        this.mandatory = channel.config()
                .getOptionalValue(RabbitMqDefaults.MANDATORY, Boolean.class)
                .orElse(true);
        this.patienceMillis = 1_000L * channel.getRetryOnFailAttempts() * channel.getRetryOnFailInterval();
        this.threads = threads;
        this.link = new Link("Outgoing channel " + this.channel, server, threads, this);
    }

    String channel() {
        return channel;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        sweeping = threads.every(SWEEP_MILLIS, this::giveUpOldOnes);
        link.open();
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onItem(Message<?> message) {
        confirmations.add(new Publication(message));
        send();
    }

    @Override
    public void onFailure(Throwable failure) {
        LOG.errorf(failure, "EVF0807 Outgoing channel %s sends no more", channel);
    }

    @Override
    public void onCompletion() {
        // What is on its way is confirmed all the same.
    }

    @Override
    public void opened(Channel amqp) throws IOException {
        topology.declare(amqp);
        amqp.confirmSelect();
        amqp.addReturnListener(confirmations::returned);
        amqp.addConfirmListener(
                (tag, multiple) -> settle(confirmations.take(amqp, tag, multiple), null),
                (tag, multiple) -> settle(
                        confirmations.take(amqp, tag, multiple),
                        new IOException(
                                "The server did not keep a message of channel %s for the exchange '%s' with the routing key '%s'"
                                        .formatted(channel, topology.exchange(), routingKey))));
        confirmations.opened(amqp);
        send();
    }

    /**
     * Passes on what the server says; its client's own thread must not wait for what is done next.
     *
     * @param refusal why it has not taken the messages, or {@code null} if it has
     */
    private void settle(List<Publication> publications, Exception refusal) {
        if (publications.isEmpty()) {
            return;
        }
        threads.execute(() -> publications.forEach(publication -> {
            if (publication.returned() != null) {
                publication.failed(new UnroutableException(channel, topology.exchange(), routingKey));
            } else if (refusal != null) {
                publication.failed(refusal);
            } else {
                publication.confirmed();
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
            Confirmations.Sending next = confirmations.next();
            while (next != null) {
                send(next);
                next = confirmations.next();
            }
        } while (sending.addAndGet(-seen) > 0);
    }

    private void send(Confirmations.Sending next) {
        AmqpMessage message = next.publication().amqp();
        try {
            next.amqp().basicPublish(topology.exchange(), routingKey, mandatory, message.properties(), message.body());
        } catch (IOException | AlreadyClosedException e) {
            LOG.debugf(e, "Channel %s sends a message again on its next connection", channel);
            confirmations.lost(next.amqp());
        } catch (RuntimeException e) {
            confirmations.notSent(next);
            settle(List.of(next.publication()), new TooLargeException(e.getMessage(), e));
        }
    }

    /** If the server has closed the AMQP channel, it doesn't want something that would come again. */
    @Override
    public void lost(Channel amqp, ShutdownSignalException reason) {
        if (reason.getReason() instanceof AMQP.Channel.Close refusal && !reason.isInitiatedByApplication()) {
            Matcher limit = LIMIT.matcher(refusal.getReplyText());
            if (limit.find()) {
                long most = Long.parseLong(limit.group(1));
                settle(
                        confirmations.take(publication -> publication.amqp().body().length > most),
                        new TooLargeException(refusal.getReplyText(), reason));
            } else {
                settle(
                        confirmations.takeUnconfirmed(amqp),
                        new IOException(
                                "RabbitMQ refuses messages of channel " + channel + ": " + Reasons.of(reason), reason));
            }
        }
        confirmations.lost(amqp);
    }

    private void giveUpOldOnes() {
        List<Publication> old = confirmations.take(publication -> publication.isOlderThan(patienceMillis));
        String trouble = link.trouble() == null ? "" : ": " + link.trouble();
        settle(
                old,
                new IOException("RabbitMQ has not confirmed a message of channel %s within %d s%s"
                        .formatted(channel, patienceMillis / 1_000, trouble)));
    }

    boolean isUp() {
        return link.isUp();
    }

    String trouble() {
        return link.trouble();
    }

    void close() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
        link.close();
    }
}

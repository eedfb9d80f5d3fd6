package io.eventfunctions.rabbitmq;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorCommonConfiguration;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorOutgoingConfiguration;
import io.smallrye.reactive.messaging.rabbitmq.internals.RabbitMQClientHelper;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Connects the channels of functions to RabbitMQ, reports whether they are connected, and closes them. A lost connection needs no restart. */
@ApplicationScoped
public class ChannelConnections implements HealthReporter {

    /** The priority with which SmallRye's connector closes its channels. */
    private static final int CLOSE_PRIORITY = 50;

    private final ConnectionSettingsReader settings;
    private final DeclarationArguments arguments;
    private final ConnectionThreads threads = new ConnectionThreads();
    private final List<IncomingQueue> incoming = new CopyOnWriteArrayList<>();
    private final List<OutgoingExchange> outgoing = new CopyOnWriteArrayList<>();

    ChannelConnections(ConnectionSettingsReader settings, DeclarationArguments arguments) {
        this.settings = settings;
        this.arguments = arguments;
    }

    /** Whether a channel belongs to functions. */
    static boolean isOfFunctions(Config channel) {
        return channel.getOptionalValue(RabbitMqDefaults.OF_FUNCTIONS, Boolean.class)
                .orElse(false);
    }

    Flow.Publisher<Message<?>> incoming(Config config) {
        RabbitMQConnectorIncomingConfiguration channel = new RabbitMQConnectorIncomingConfiguration(config);
        StreamQueues.refuse(
                channel,
                RabbitMQClientHelper.getQueueName(channel),
                arguments.named(channel.getQueueArguments()),
                RabbitMQClientHelper.parseArguments(channel.getConsumerArguments()));
        IncomingQueue queue = new IncomingQueue(
                channel,
                Topology.consumed(channel, arguments),
                PrefetchCount.of(channel, ConfigProvider.getConfig()),
                settings(channel),
                threads);
        incoming.add(queue);
        return queue.messages();
    }

    Flow.Subscriber<Message<?>> outgoing(Config config) {
        RabbitMQConnectorOutgoingConfiguration channel = new RabbitMQConnectorOutgoingConfiguration(config);
        Topology topology = Topology.published(new RabbitMQConnectorIncomingConfiguration(config), arguments);
        OutgoingExchange exchange = new OutgoingExchange(channel, topology, settings(channel), threads);
        outgoing.add(exchange);
        return exchange;
    }

    /** What an incoming channel consumes. */
    Stream<IncomingQueue> queuesOf(String channel) {
        return incoming.stream().filter(queue -> queue.channel().equals(channel));
    }

    /** Where a channel connects to. */
    ConnectionSettings settings(RabbitMQConnectorCommonConfiguration channel) {
        return settings.read(channel, threads);
    }

    /** The threads of connections. */
    ConnectionThreads threads() {
        return threads;
    }

    @Override
    public HealthReport getReadiness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        incoming.forEach(
                queue -> report.add(new HealthReport.ChannelInfo(queue.channel(), queue.isUp(), queue.downReason())));
        outgoing.forEach(exchange ->
                report.add(new HealthReport.ChannelInfo(exchange.channel(), exchange.isUp(), exchange.trouble())));
        return report.build();
    }

    void close(
            @Observes(notifyObserver = Reception.IF_EXISTS)
                    @Priority(CLOSE_PRIORITY)
                    @BeforeDestroyed(ApplicationScoped.class)
                    Object ignored) {
        incoming.forEach(IncomingQueue::close);
        outgoing.forEach(OutgoingExchange::close);
        threads.close();
    }
}

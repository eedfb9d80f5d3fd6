package io.eventfunctions.rabbitmq;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

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
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The channels of functions on RabbitMQ: connects them, tells how they are, closes them. */
@ApplicationScoped
public class FunctionChannels implements HealthReporter {

    /** As late as the connector closes the channels of others. */
    private static final int LATE = 50;

    private final Servers servers;
    private final Arguments arguments;
    private final Threads threads = new Threads();
    private final List<IncomingQueue> incoming = new CopyOnWriteArrayList<>();
    private final List<OutgoingExchange> outgoing = new CopyOnWriteArrayList<>();

    FunctionChannels(Servers servers, Arguments arguments) {
        this.servers = servers;
        this.arguments = arguments;
    }

    /** Whether a channel belongs to functions. */
    static boolean has(Config channel) {
        return channel.getOptionalValue(RabbitMqDefaults.MARK, Boolean.class).orElse(false);
    }

    Flow.Publisher<Message<?>> incoming(Config config) {
        RabbitMQConnectorIncomingConfiguration channel = new RabbitMQConnectorIncomingConfiguration(config);
        IncomingQueue queue =
                new IncomingQueue(channel, Topology.consumed(channel, arguments), server(channel), threads);
        incoming.add(queue);
        return queue.messages();
    }

    Flow.Subscriber<Message<?>> outgoing(Config config) {
        RabbitMQConnectorOutgoingConfiguration channel = new RabbitMQConnectorOutgoingConfiguration(config);
        Topology topology = Topology.published(new RabbitMQConnectorIncomingConfiguration(config), arguments);
        OutgoingExchange exchange = new OutgoingExchange(channel, topology, server(channel), threads);
        outgoing.add(exchange);
        return exchange;
    }

    private Server server(RabbitMQConnectorCommonConfiguration channel) {
        return servers.of(channel, threads);
    }

    /** A restart helps channels that a rejected event has stopped; it doesn't bring a server back. */
    @Override
    public HealthReport getLiveness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        for (IncomingQueue queue : incoming) {
            Throwable reason = queue.stoppedBy();
            report.add(new HealthReport.ChannelInfo(
                    queue.channel(), reason == null, reason == null ? null : "stopped by " + reason));
        }
        return report.build();
    }

    @Override
    public HealthReport getReadiness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        incoming.forEach(
                queue -> report.add(new HealthReport.ChannelInfo(queue.channel(), queue.isUp(), queue.trouble())));
        outgoing.forEach(exchange ->
                report.add(new HealthReport.ChannelInfo(exchange.channel(), exchange.isUp(), exchange.trouble())));
        return report.build();
    }

    void close(
            @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(LATE) @BeforeDestroyed(ApplicationScoped.class)
                    Object ignored) {
        incoming.forEach(IncomingQueue::close);
        outgoing.forEach(OutgoingExchange::close);
        threads.close();
    }
}

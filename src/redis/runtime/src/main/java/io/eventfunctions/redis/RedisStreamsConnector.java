package io.eventfunctions.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;

import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** Channels on Redis: opens them, reports whether they are connected, closes them. */
@ApplicationScoped
@Connector(RedisCodec.CONNECTOR)
@ConnectorAttribute(
        name = "url",
        type = "string",
        alias = RedisStreamsConnector.HOSTS_OF_QUARKUS,
        defaultValue = "redis://localhost:6379",
        direction = Direction.INCOMING_AND_OUTGOING,
        description =
                "The server, as `redis://[user:password@]host[:port][/database]`, with `rediss` for TLS or as `unix:///path/to/socket`. Without it the channel shares the server of the application's default Redis client")
@ConnectorAttribute(
        name = "password",
        type = "string",
        direction = Direction.INCOMING_AND_OUTGOING,
        description =
                "The password, if the URL has none. A channel that shares the server of the default Redis client shares `quarkus.redis.password`, too")
@ConnectorAttribute(
        name = "tls-configuration-name",
        type = "string",
        direction = Direction.INCOMING_AND_OUTGOING,
        description =
                "The name of the TLS configuration (`quarkus.tls.<name>.*`); with a `rediss` URL the default is Quarkus's default TLS configuration, if there is one")
@ConnectorAttribute(
        name = "stream",
        type = "string",
        direction = Direction.INCOMING_AND_OUTGOING,
        description =
                "The stream, or with `destination-type=pubsub` the channel of pub/sub. The default is the name of the channel")
@ConnectorAttribute(
        name = "timeout",
        type = "string",
        defaultValue = "10s",
        direction = Direction.INCOMING_AND_OUTGOING,
        description =
                "How long the server may take to accept a connection or to answer a command before the connection counts as lost")
@ConnectorAttribute(
        name = "reconnect-max-interval",
        type = "string",
        defaultValue = "5s",
        direction = Direction.INCOMING_AND_OUTGOING,
        description =
                "The longest wait between two attempts to connect, which never end. The first wait is 100 ms, and each one is twice as long as the one before")
@ConnectorAttribute(
        name = "group",
        type = "string",
        direction = Direction.INCOMING,
        description =
                "The consumer group, which is created if it does not exist, as is the stream. The default is the name of the application")
@ConnectorAttribute(
        name = "consumer",
        type = "string",
        direction = Direction.INCOMING,
        description =
                "The name of this process within the group, which no other process may have, and which it has again after a restart. The default is the host name, with a number behind it where several processes of a host are in the group")
@ConnectorAttribute(
        name = "start",
        type = "string",
        defaultValue = "0",
        direction = Direction.INCOMING,
        description =
                "Where a new group begins: `0` for the beginning of the stream, `$` for its end, or the id of the entry behind which it begins")
@ConnectorAttribute(
        name = "count",
        type = "int",
        defaultValue = "100",
        direction = Direction.INCOMING,
        description =
                "The largest number of entries that one command reads. The channel never reads more than it may have in flight")
@ConnectorAttribute(
        name = "block",
        type = "string",
        defaultValue = "2s",
        direction = Direction.INCOMING,
        description = "How long one command waits for entries")
@ConnectorAttribute(
        name = "claim-idle-time",
        type = "string",
        defaultValue = "30s",
        direction = Direction.INCOMING,
        description =
                "How long an entry may be pending without a sign of life of its consumer until any consumer of the group claims it. Consumers renew what they have in flight at a third of this time. All consumers of a group need the same value")
@ConnectorAttribute(
        name = "failure-strategy",
        type = "string",
        defaultValue = "fail",
        direction = Direction.INCOMING,
        description =
                "What becomes of an entry that is rejected: `fail` halts the channel and gives the entry back, `requeue` leaves it pending so that it is claimed again after `claim-idle-time`, `accept` acknowledges it")
@ConnectorAttribute(
        name = "delete-acknowledged",
        type = "boolean",
        defaultValue = "false",
        direction = Direction.INCOMING,
        description =
                "Whether entries are deleted from the stream when they are acknowledged; only for a stream with one consumer group")
@ConnectorAttribute(
        name = "destination-type",
        type = "string",
        defaultValue = "stream",
        direction = Direction.OUTGOING,
        description =
                "`stream` adds entries to a stream, `pubsub` publishes to the current subscribers of a channel of pub/sub: at most once, since who is not connected misses the event")
@ConnectorAttribute(
        name = "max-length",
        type = "long",
        direction = Direction.OUTGOING,
        description =
                "About how many entries the stream keeps; older ones are trimmed, whether they have been consumed or not. Without it the stream keeps all of them")
@ConnectorAttribute(
        name = "confirmation-timeout",
        type = "string",
        defaultValue = "30s",
        direction = Direction.OUTGOING,
        description =
                "How long publishing an event waits for the server's confirmation, lost connections included, before it fails")
public class RedisStreamsConnector implements InboundConnector, OutboundConnector, HealthReporter {

    /** Where the application's default Redis client is configured. */
    static final String HOSTS_OF_QUARKUS = "quarkus.redis.hosts";

    /** After the application's last event has been settled. */
    private static final int LATE = 50;

    private final Vertx vertx;
    private final RedisServers servers;
    private final List<IncomingStream> incoming = new CopyOnWriteArrayList<>();
    private final List<OutgoingStream> outgoing = new CopyOnWriteArrayList<>();

    RedisStreamsConnector(Vertx vertx, RedisServers servers) {
        this.vertx = vertx;
        this.servers = servers;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        RedisStreamsConnectorIncomingConfiguration channel = new RedisStreamsConnectorIncomingConfiguration(config);
        ChannelValues values = new ChannelValues("incoming", channel.getChannel(), config);
        IncomingStream stream =
                new IncomingStream(IncomingSettings.of(channel, values), servers.of(channel, values), vertx);
        incoming.add(stream);
        return stream;
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        RedisStreamsConnectorOutgoingConfiguration channel = new RedisStreamsConnectorOutgoingConfiguration(config);
        ChannelValues values = new ChannelValues("outgoing", channel.getChannel(), config);
        OutgoingStream stream =
                new OutgoingStream(RedisPublishing.of(channel, values), servers.of(channel, values), vertx);
        outgoing.add(stream);
        return stream;
    }

    /** What an incoming channel consumes. */
    Stream<IncomingStream> streamsOf(String channel) {
        return incoming.stream().filter(stream -> stream.channel().equals(channel));
    }

    @Override
    public HealthReport getReadiness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        incoming.forEach(
                stream -> report.add(new HealthReport.ChannelInfo(stream.channel(), stream.isUp(), stream.trouble())));
        outgoing.forEach(
                stream -> report.add(new HealthReport.ChannelInfo(stream.channel(), stream.isUp(), stream.trouble())));
        return report.build();
    }

    void close(
            @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(LATE) @BeforeDestroyed(ApplicationScoped.class)
                    Object ignored) {
        incoming.forEach(IncomingStream::close);
        outgoing.forEach(OutgoingStream::close);
    }
}

package io.eventfunctions.redis;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.providers.impl.Configs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import org.eclipse.microprofile.config.Config;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.spi.DeadLetterStore;

/** Reads a stream of dead letters; the position of a letter is the id of its entry, and removing it deletes the entry. */
@ApplicationScoped
@Identifier(RedisCodec.CONNECTOR)
public class RedisDeadLetterStore implements DeadLetterStore {

    private final Config config;
    private final RedisServers servers;
    private final Vertx vertx;

    RedisDeadLetterStore(Config config, RedisServers servers, Vertx vertx) {
        this.config = config;
        this.servers = servers;
        this.vertx = vertx;
    }

    @Override
    public Cursor open(Location location, Set<String> positions) {
        RedisStreamsConnectorOutgoingConfiguration channel = channel(location);
        String stream = channel.getStream().orElse(channel.getChannel());
        return new RedisDeadLetterCursor(location.channel(), stream, server(channel), vertx, positions);
    }

    /** An entry that is gone has been removed already. */
    @Override
    public CompletionStage<Void> remove(Location location, DeadLetter letter) {
        RedisStreamsConnectorOutgoingConfiguration channel = channel(location);
        RedisServer server = server(channel);
        Redis client = server.client(vertx);
        String stream = channel.getStream().orElse(channel.getChannel());
        Future<Void> removed = client.send(Request.cmd(Command.XDEL).arg(stream).arg(letter.position()))
                .timeout(server.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .mapEmpty();
        return removed.onComplete(ignored -> client.close()).toCompletionStage();
    }

    private RedisStreamsConnectorOutgoingConfiguration channel(Location location) {
        return new RedisStreamsConnectorOutgoingConfiguration(
                Configs.outgoing(config, RedisCodec.CONNECTOR, location.outgoing()));
    }

    private RedisServer server(RedisStreamsConnectorOutgoingConfiguration channel) {
        return servers.of(channel, new ChannelValues("outgoing", channel.getChannel(), channel.config()));
    }
}

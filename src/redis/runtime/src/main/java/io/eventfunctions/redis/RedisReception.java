package io.eventfunctions.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

import io.eventfunctions.spi.Reception;

/** Stops and restarts the reading of streams, and gives pending entries back to their group. */
@ApplicationScoped
@Identifier(RedisCodec.CONNECTOR)
public class RedisReception implements Reception {

    private final RedisStreamsConnector connector;

    RedisReception(@Connector(RedisCodec.CONNECTOR) RedisStreamsConnector connector) {
        this.connector = connector;
    }

    @Override
    public void pause(String channel) {
        connector.streamsOf(channel).forEach(IncomingStream::pause);
    }

    @Override
    public void resume(String channel) {
        connector.streamsOf(channel).forEach(IncomingStream::resume);
    }

    @Override
    public CompletionStage<Void> release(String channel) {
        return CompletableFuture.allOf(
                connector.streamsOf(channel).map(IncomingStream::release).toArray(CompletableFuture[]::new));
    }
}

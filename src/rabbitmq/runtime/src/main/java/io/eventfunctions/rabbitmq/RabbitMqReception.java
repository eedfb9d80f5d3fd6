package io.eventfunctions.rabbitmq;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.spi.Reception;

/** Cancels and restarts the consumers of channels, and returns messages by closing the connection on which they were received. */
@ApplicationScoped
@Identifier(RabbitMqCodec.CONNECTOR)
public class RabbitMqReception implements Reception {

    private final ChannelConnections channels;

    RabbitMqReception(ChannelConnections channels) {
        this.channels = channels;
    }

    @Override
    public void pause(String channel) {
        channels.queuesOf(channel).forEach(IncomingQueue::pause);
    }

    @Override
    public void resume(String channel) {
        channels.queuesOf(channel).forEach(IncomingQueue::resume);
    }

    @Override
    public CompletionStage<Void> release(String channel) {
        return CompletableFuture.allOf(
                channels.queuesOf(channel).map(IncomingQueue::release).toArray(CompletableFuture[]::new));
    }
}

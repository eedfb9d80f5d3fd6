package io.eventfunctions.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.spi.Reception;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/** Stops and restarts the polls of channels, and makes their messages visible to other consumers. */
@ApplicationScoped
@Identifier(SqsCodec.CONNECTOR)
public class SqsReception implements Reception {

    private final SqsClients clients;

    SqsReception(SqsClients clients) {
        this.clients = clients;
    }

    @Override
    public void pause(String channel) {
        clients.receivers().of(channel).forEach(receiver -> receiver.poller().pause());
    }

    @Override
    public void resume(String channel) {
        clients.receivers().of(channel).forEach(receiver -> receiver.poller().resume());
    }

    @Override
    public CompletionStage<Void> release(String channel) {
        return CompletableFuture.allOf(clients.receivers().of(channel).stream()
                .map(SqsReception::release)
                .toArray(CompletableFuture[]::new));
    }

    private static CompletableFuture<Void> release(ChannelReceiver receiver) {
        return receiver.messages().release().exceptionally(failure -> {
            MESSAGES.cannotReturnMessage(receiver.queue(), failure.getMessage());
            return null;
        });
    }
}

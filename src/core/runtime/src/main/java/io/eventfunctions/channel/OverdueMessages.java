package io.eventfunctions.channel;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.SubscriberDecorator;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.spi.Publication;

/**
 * Drops messages that have waited for their connector until their publication was over: the publisher has been told that they are not
 * sent, and may have sent them again.
 */
@ApplicationScoped
public class OverdueMessages implements SubscriberDecorator {

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> messages, List<String> channels, boolean isConnector) {
        return isConnector ? messages.select().where(OverdueMessages::isWanted) : messages;
    }

    private static boolean isWanted(Message<?> message) {
        return message.getMetadata(Publication.class)
                .map(publication -> !publication.isOver())
                .orElse(true);
    }
}

package io.eventfunctions.conformance;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.SubscriberDecorator;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Lets nothing through to the broker of the channel {@code silent}, as if it never answered. */
@ApplicationScoped
public class SilentBroker implements SubscriberDecorator {

    /** The channel by which the application sends to {@code silent}. */
    static final String CHANNEL = "event-functions-publish-silent";

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> messages, List<String> channels, boolean isConnector) {
        return channels.contains(CHANNEL) ? messages.select().where(message -> false) : messages;
    }
}

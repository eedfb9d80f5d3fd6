package io.eventfunctions.lambda;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Brings channels what a function is invoked with. On Lambda it stands in for the connectors of the channels' brokers; elsewhere the
 * channels that name it get nothing.
 */
@ApplicationScoped
@Connector(LambdaConnector.NAME)
public class LambdaConnector implements InboundConnector {

    /** The connector's name. */
    public static final String NAME = "event-functions-lambda";

    private final Map<String, MultiEmitter<? super Message<?>>> channels = new ConcurrentHashMap<>();

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config attributes) {
        String channel = attributes.getValue("channel-name", String.class);
        return Multi.createFrom()
                .<Message<?>>emitter(emitter -> channels.put(channel, emitter), BackPressureStrategy.BUFFER);
    }

    /**
     * Gives a channel a message; what it can't take at once waits.
     *
     * @throws IllegalStateException if nobody consumes the channel
     */
    public void emit(String channel, Message<?> message) {
        MultiEmitter<? super Message<?>> emitter = channels.get(channel);
        if (emitter == null || emitter.isCancelled()) {
            throw new IllegalStateException(
                    "EVF0961 Channel %s takes no messages: it has been stopped, or the application has not started"
                            .formatted(channel));
        }
        emitter.emit(message);
    }
}

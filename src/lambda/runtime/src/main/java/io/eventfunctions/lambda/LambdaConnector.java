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

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * The connector {@code event-functions-lambda}: its channels receive the records that the function is invoked with. On Lambda it
 * replaces the connectors of the channels' brokers; elsewhere its channels receive nothing.
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
     * Sends a message to a channel, which buffers it until it is consumed.
     *
     * @throws IllegalStateException if the channel is not consumed
     */
    public void emit(String channel, Message<?> message) {
        MultiEmitter<? super Message<?>> emitter = channels.get(channel);
        if (emitter == null || emitter.isCancelled()) {
            throw MESSAGES.channelStopped(channel);
        }
        emitter.emit(message);
    }
}

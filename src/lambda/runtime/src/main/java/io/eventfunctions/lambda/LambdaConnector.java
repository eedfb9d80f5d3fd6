package io.eventfunctions.lambda;

import java.util.concurrent.Flow;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * The connector {@code event-functions-lambda}: its channels receive the records that the function is invoked with, past Reactive
 * Messaging. On Lambda it replaces the connectors of the channels' brokers, so that none is polled; elsewhere its channels receive nothing.
 */
@ApplicationScoped
@Connector(LambdaConnector.NAME)
public class LambdaConnector implements InboundConnector {

    /** The connector's name. */
    public static final String NAME = "event-functions-lambda";

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config attributes) {
        return Multi.createFrom().nothing();
    }
}

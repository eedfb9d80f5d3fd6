package io.eventfunctions.channel;

import io.quarkus.smallrye.reactivemessaging.runtime.EmitterFactoryForLiteral;
import io.smallrye.reactive.messaging.EmitterConfiguration;
import io.smallrye.reactive.messaging.annotations.EmitterFactoryFor;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Asks Reactive Messaging for an emitter. What waits in it is bounded by those who await its confirmations: deliveries in
 * flight, HTTP requests.
 */
record EmitterDeclaration(String name) implements EmitterConfiguration {

    @Override
    public EmitterFactoryFor emitterType() {
        return EmitterFactoryForLiteral.of(Emitter.class);
    }

    @Override
    public OnOverflow.Strategy overflowBufferStrategy() {
        return OnOverflow.Strategy.UNBOUNDED_BUFFER;
    }

    @Override
    public long overflowBufferSize() {
        return -1;
    }

    @Override
    public boolean broadcast() {
        return false;
    }

    @Override
    public int numberOfSubscriberBeforeConnecting() {
        return -1;
    }
}

package io.eventfunctions.benchmarks.kafka;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.eventfunctions.benchmarks.brokers.Count;
import io.eventfunctions.benchmarks.brokers.Counted;

/** The same as a Reactive Messaging method: Quarkus makes the JSON deserializer, the connector reads the CloudEvent. */
@ApplicationScoped
public class HandWritten {

    /** Does nothing, on the event loop. */
    @Incoming("hand-written")
    @NonBlocking
    public void empty(Counted event) {
        Count.one();
    }
}

package io.eventfunctions.benchmarks.sqs;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.eventfunctions.benchmarks.brokers.Count;
import io.eventfunctions.benchmarks.brokers.Counted;

/** Our side. */
@ApplicationScoped
public class Functions {

    /** Does nothing, on the event loop. */
    @Funq
    @Incoming("function")
    @NonBlocking
    public void empty(Counted event) {
        Count.one();
    }
}

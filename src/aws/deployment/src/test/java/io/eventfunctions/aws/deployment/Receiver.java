package io.eventfunctions.aws.deployment;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A function that keeps what it gets. */
public class Receiver {

    private final Arrivals arrivals;

    Receiver(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Funq
    @Incoming("users")
    public void receive(CloudEvent event) {
        arrivals.add(event);
    }
}

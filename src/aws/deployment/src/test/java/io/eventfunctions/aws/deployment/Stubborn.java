package io.eventfunctions.aws.deployment;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A function that does as the test says. */
public class Stubborn {

    private final Attempts attempts;

    Stubborn(Attempts attempts) {
        this.attempts = attempts;
    }

    @Funq
    @Incoming("slow")
    @Incoming("waiting")
    @Incoming("rejecting")
    @Incoming("ignoring")
    @Incoming("purged")
    @Incoming("ordered")
    public void handle(CloudEvent event) throws InterruptedException {
        attempts.make(event.getId());
    }
}

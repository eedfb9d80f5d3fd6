package com.example.greetings;

import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Greets guests who arrive on Kafka; the greetings go to a queue of SQS. */
public class Greeter {

    @Funq
    @Incoming("guests")
    @Outgoing("greetings")
    public GuestGreeted greet(GuestArrived guest) {
        return new GuestGreeted(guest.name(), "Hello, " + guest.name());
    }
}

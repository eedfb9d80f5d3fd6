package io.eventfunctions.benchmarks.lambda.funqy;

import io.quarkus.funqy.Funq;

/** Funqy's side: it reads the body of each record into the function's parameter, and answers for the batch. */
public class Functions {

    /** Takes all who have a name. */
    @Funq
    public void register(Event event) {
        if (event.type().equals("com.example.user.registered") && event.data().name() == null) {
            throw new IllegalArgumentException("Nobody has no name");
        }
    }

    /** The same of events whose attributes are valid. */
    @Funq
    public void registerValidated(ValidatedEvent event) {
        register(event.validate());
    }
}

package io.eventfunctions.benchmarks.lambda.function;

import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Our side. */
public class Functions {

    /** Takes all who have a name. */
    @Funq
    @Incoming("users")
    public void register(UserRegistered user) {
        if (user.name() == null) {
            throw new IllegalArgumentException("Nobody has no name");
        }
    }
}

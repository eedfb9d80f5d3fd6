package io.eventfunctions.benchmarks;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** The work as a function. */
@ApplicationScoped
public class WelcomeFunction {

    static final String USERS = "function-users";
    static final String EMAILS = "function-emails";

    /** Runs on the event loop, as {@link HandWrittenWelcome} does. */
    @Funq(HandWrittenWelcome.FUNCTION)
    @Incoming(USERS)
    @Outgoing(EMAILS)
    @NonBlocking
    public WelcomeEmailSent sendWelcomeEmail(UserRegistered user) {
        return WelcomeEmailSent.to(user);
    }
}

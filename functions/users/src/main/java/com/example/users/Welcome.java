package com.example.users;

import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/** Greets new users. */
public class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    /** Sends the e-mail and tells that it did. */
    @Funq
    @Incoming("users")
    @Outgoing("emails")
    public WelcomeEmailSent sendWelcomeEmail(UserRegistered user) {
        if (user.email() == null || !user.email().contains("@")) {
            throw new IllegalArgumentException("User " + user.id() + " has no e-mail address: " + user.email());
        }
        LOG.infof("Welcome, %s! An e-mail goes to %s", user.name(), user.email());
        return new WelcomeEmailSent(user.id(), user.email(), "Welcome, " + user.name());
    }
}

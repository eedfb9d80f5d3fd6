package io.eventfunctions.benchmarks;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** The payload that goes out. */
@EventType(WelcomeEmailSent.TYPE)
public record WelcomeEmailSent(@PartitionKey String userId, String email, String subject) {

    static final String TYPE = "com.example.email.welcome-sent";

    /** The business code, which both sides of the comparison call. */
    static WelcomeEmailSent to(UserRegistered user) {
        return new WelcomeEmailSent(user.id(), user.email(), "Welcome, " + user.name());
    }
}

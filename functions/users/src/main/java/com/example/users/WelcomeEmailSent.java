package com.example.users;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** The welcome e-mail is on its way. */
@EventType("com.example.email.welcome-sent")
public record WelcomeEmailSent(@PartitionKey String userId, String email, String subject) {}

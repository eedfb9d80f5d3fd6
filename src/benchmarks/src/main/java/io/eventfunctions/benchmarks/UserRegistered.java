package io.eventfunctions.benchmarks;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** The payload that comes in. */
@EventType(UserRegistered.TYPE)
public record UserRegistered(@PartitionKey String id, String name, String email) {

    static final String TYPE = "com.example.user.registered";
}

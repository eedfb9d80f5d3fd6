package com.example.users;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** Somebody has registered. */
@EventType("com.example.user.registered")
public record UserRegistered(@PartitionKey String id, String name, String email) {}

package io.eventfunctions.benchmarks.lambda.function;

import io.eventfunctions.EventType;

/** Somebody has registered. */
@EventType("com.example.user.registered")
public record UserRegistered(String id, String name, String email) {}

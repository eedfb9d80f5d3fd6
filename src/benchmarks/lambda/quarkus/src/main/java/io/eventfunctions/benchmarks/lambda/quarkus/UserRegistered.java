package io.eventfunctions.benchmarks.lambda.quarkus;

/** Somebody has registered. */
public record UserRegistered(String id, String name, String email) {}

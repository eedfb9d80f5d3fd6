package io.eventfunctions.benchmarks.lambda.funqy;

/** Somebody has registered. */
public record UserRegistered(String id, String name, String email) {}

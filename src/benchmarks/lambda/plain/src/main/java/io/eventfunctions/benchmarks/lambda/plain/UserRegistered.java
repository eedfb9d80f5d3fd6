package io.eventfunctions.benchmarks.lambda.plain;

/** Somebody has registered. */
public record UserRegistered(String id, String name, String email) {}

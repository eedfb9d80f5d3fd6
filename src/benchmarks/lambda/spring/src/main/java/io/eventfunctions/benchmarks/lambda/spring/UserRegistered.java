package io.eventfunctions.benchmarks.lambda.spring;

/** Somebody has registered. */
public record UserRegistered(String id, String name, String email) {}

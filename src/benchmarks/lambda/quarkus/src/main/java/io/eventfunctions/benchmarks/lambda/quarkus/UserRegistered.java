package io.eventfunctions.benchmarks.lambda.quarkus;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody has registered. */
@RegisterForReflection
public record UserRegistered(String id, String name, String email) {}

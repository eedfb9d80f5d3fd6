package io.eventfunctions.benchmarks.lambda.quarkus;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What this function reads of a CloudEvent in JSON. */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
public record Event(String type, UserRegistered data) {}

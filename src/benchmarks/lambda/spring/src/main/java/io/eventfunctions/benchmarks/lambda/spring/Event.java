package io.eventfunctions.benchmarks.lambda.spring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What this function reads of a CloudEvent in JSON. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Event(String type, UserRegistered data) {}

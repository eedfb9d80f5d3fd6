package io.eventfunctions.conformance;

import io.eventfunctions.EventType;

/** The payload of a function that wants its data decoded. */
@EventType("io.eventfunctions.conformance.thing")
public record Thing(String name) {}

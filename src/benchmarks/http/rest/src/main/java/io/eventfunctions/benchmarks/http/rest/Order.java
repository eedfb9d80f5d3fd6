package io.eventfunctions.benchmarks.http.rest;

/** What comes in and what is sent. */
public record Order(String key, long number, String text) {}

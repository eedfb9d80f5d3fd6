package io.eventfunctions.sam.deployment.application;

/**
 * A way out of the application.
 *
 * @param channel the channel as users name it
 * @param back whether it is the way back to what an incoming channel consumes, whose attributes say where that is
 * @param destination where it leads to
 */
public record Way(String channel, boolean back, Destination destination) {}

package io.eventfunctions.delivery;

import java.util.Optional;

/**
 * How the events of one channel are delivered.
 *
 * @param channel the incoming channel
 * @param deadLetter the outgoing channel for dead letters; without one, what can't be handled is rejected
 */
public record DeliveryPolicy(String channel, Optional<String> deadLetter) {}

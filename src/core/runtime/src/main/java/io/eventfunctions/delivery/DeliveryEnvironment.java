package io.eventfunctions.delivery;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What deliveries need from outside.
 *
 * @param sender takes dead letters
 * @param listeners observe each step
 * @param clock tells ages
 * @param timer does the waiting and measures attempts
 * @param random varies the delays
 */
public record DeliveryEnvironment(
        EventSender sender, Listeners listeners, Clock clock, Timer timer, RandomGenerator random) {}

package io.eventfunctions.delivery;

import java.time.Clock;
import java.util.random.RandomGenerator;

import io.eventfunctions.function.EventSender;
import io.eventfunctions.spi.DeliveryListener;

/**
 * What deliveries need from outside.
 *
 * @param sender takes dead letters
 * @param listener hears each step
 * @param clock tells ages
 * @param timer does the waiting
 * @param random shakes the waits
 */
public record DeliveryEnvironment(
        EventSender sender, DeliveryListener listener, Clock clock, Timer timer, RandomGenerator random) {}

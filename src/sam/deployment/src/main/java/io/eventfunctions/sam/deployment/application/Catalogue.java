package io.eventfunctions.sam.deployment.application;

import java.util.List;

import io.eventfunctions.channel.ChannelNames;

/**
 * What the build knows about an application's code.
 *
 * @param application the application's name
 * @param triggers its functions
 * @param channels the channels of functions, and those that are configured
 * @param publishes whether code of it injects {@code EventPublisher}
 * @param http whether it has the HTTP extension
 */
public record Catalogue(
        String application, List<Trigger> triggers, ChannelNames channels, boolean publishes, boolean http) {}

package io.eventfunctions.sam.deployment.application;

import java.util.List;
import java.util.Optional;

/**
 * What the template needs to know of a function.
 *
 * @param function its name
 * @param incoming the channels that its events come from
 * @param outgoing the channel that its results go to
 * @param eventType the type of the events that it takes; empty for every type
 */
public record Trigger(String function, List<String> incoming, Optional<String> outgoing, Optional<String> eventType) {}

package io.eventfunctions.spi;

import io.cloudevents.CloudEvent;

/**
 * Bringing one event to one function under the channel's delivery policy.
 *
 * @param channel the channel that the event came from
 * @param function the name of the function
 * @param event the event
 */
public record Delivery(String channel, String function, CloudEvent event) {

    /** Names event, function and channel, as messages to people do. */
    @Override
    public String toString() {
        return "event %s from %s for function %s on channel %s"
                .formatted(event.getId(), event.getSource(), function, channel);
    }
}

package io.eventfunctions.channel;

import java.util.Map;

/**
 * How the application sends to a channel: the Reactive Messaging channel that carries its events.
 *
 * @param channel the channel, as users name it
 * @param outgoing the Reactive Messaging channel: the same name, or one of our own where the user's is an incoming channel
 * @param connector the connector's name
 * @param derived the attributes that follow from an incoming channel; empty where the user has configured the channel
 */
public record OutgoingBinding(String channel, String outgoing, String connector, Map<String, String> derived) {

    boolean isDerived() {
        return !derived.isEmpty();
    }
}

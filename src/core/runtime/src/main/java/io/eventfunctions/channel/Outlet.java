package io.eventfunctions.channel;

import java.util.Map;

/**
 * A way out of the application.
 *
 * @param channel the channel as users name it
 * @param wiredAs the Reactive Messaging channel that carries it: the same, or one of our own where the user's name is
 *     taken by an incoming channel
 * @param connector the connector's name
 * @param derived the attributes that follow from an incoming channel; empty where the user has configured the channel
 */
public record Outlet(String channel, String wiredAs, String connector, Map<String, String> derived) {

    boolean isDerived() {
        return !derived.isEmpty();
    }
}

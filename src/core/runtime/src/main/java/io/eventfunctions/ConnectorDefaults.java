package io.eventfunctions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a connector needs to be told so that its channels carry events as bytes and obey the delivery policy. Found by
 * {@link java.util.ServiceLoader}, one a connector.
 */
public interface ConnectorDefaults {

    /** The connector's name, such as {@code smallrye-kafka}. */
    String connector();

    /** Attributes without which an incoming channel can't carry events; a user who sets another value is told so. */
    Map<String, String> requiredIncoming();

    /** Attributes without which an outgoing channel can't carry events; a user who sets another value is told so. */
    Map<String, String> requiredOutgoing();

    /** Attributes that an incoming channel has where the user says nothing about them. */
    Map<String, String> usualIncoming();

    /** Attributes that an outgoing channel has where the user says nothing about them; none unless a connector needs some. */
    default Map<String, String> usualOutgoing() {
        return Map.of();
    }

    /**
     * Attributes with which an outgoing channel reaches the topic or queue that an incoming one consumes.
     *
     * @param channel the name of the incoming channel
     * @param incoming looks up an attribute of the incoming channel
     */
    Map<String, String> wayBack(String channel, Function<String, Optional<String>> incoming);

    /**
     * The attributes that an outgoing channel to the same broker takes over from an incoming one: server, credentials,
     * encryption. A name that ends with a dot stands for all that begin with it.
     */
    Set<String> connection();
}

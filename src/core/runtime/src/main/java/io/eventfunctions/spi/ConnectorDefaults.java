package io.eventfunctions.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

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

    /**
     * A value with which an incoming channel can't carry events.
     *
     * @param attribute the attribute, such as {@code failure-strategy}
     * @param value the value
     * @param instead the attribute that serves the purpose, such as {@code delivery.dead-letter}
     */
    record Impossible(String attribute, String value, String instead) {}

    /** Values of attributes, otherwise free, that stop the start; none unless a connector has some. */
    default List<Impossible> impossibleIncoming() {
        return List.of();
    }

    /**
     * The beginning of the keys that hold for every client of the transport, such as {@code kafka.}: what a user sets there, or
     * for the connector, goes before the usual attributes. Empty if there are none.
     */
    default Optional<String> commonPrefix() {
        return Optional.empty();
    }

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
     * Why there is no way back to what an incoming channel consumes, such as {@code topics=a,b}, which is no single place;
     * empty if {@link #wayBack} leads there.
     *
     * @param channel the name of the incoming channel
     * @param incoming looks up an attribute of the incoming channel
     */
    default Optional<String> noWayBack(String channel, Function<String, Optional<String>> incoming) {
        return Optional.empty();
    }

    /**
     * The topic or queue that an outgoing channel sends to, as {@link #consumed} knows it, its broker included; empty if that
     * can't be told, and then nobody finds out that dead letters come back to where they came from.
     *
     * @param channel the name of the outgoing channel
     * @param outgoing looks up an attribute of the outgoing channel
     */
    default Optional<String> target(String channel, Function<String, Optional<String>> outgoing) {
        return Optional.empty();
    }

    /**
     * Which {@linkplain #target targets} an incoming channel consumes.
     *
     * @param channel the name of the incoming channel
     * @param incoming looks up an attribute of the incoming channel
     */
    default Predicate<String> consumed(String channel, Function<String, Optional<String>> incoming) {
        return target -> false;
    }

    /**
     * Whether an incoming channel consumes the topic of a name, whichever broker it is on.
     *
     * @param channel the name of the incoming channel
     * @param incoming looks up an attribute of the incoming channel
     */
    default boolean consumes(String channel, Function<String, Optional<String>> incoming, String name) {
        return false;
    }

    /**
     * Attributes with which a dead-letter channel that the application doesn't configure keeps its letters until somebody
     * reads them; none where the broker does so by itself.
     *
     * @param channel the name of the dead-letter channel
     */
    default Map<String, String> deadLetters(String channel) {
        return Map.of();
    }

    /**
     * The attributes that an outgoing channel to the same broker takes over from an incoming one: server, credentials,
     * encryption. A name that ends with a dot stands for all that begin with it.
     */
    Set<String> connection();
}

package io.eventfunctions.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes that channels of a connector have, must have and must not have, so that they carry events as bytes and obey the
 * delivery policy. Every method has an answer for a connector that needs nothing.
 */
public interface ConnectorDefaults {

    /**
     * An attribute's value with which an incoming channel cannot carry events; it stops the start.
     *
     * @param attribute the attribute, such as {@code failure-strategy}
     * @param value the value
     * @param instead the attribute that serves the purpose, such as {@code delivery.dead-letter}
     */
    record RefusedValue(String attribute, String value, String instead) {}

    /** Attributes without which an incoming channel cannot carry events; another value of the user's stops the start. */
    default Map<String, String> requiredIncoming() {
        return Map.of();
    }

    /** Attributes without which an outgoing channel cannot carry events; another value of the user's stops the start. */
    default Map<String, String> requiredOutgoing() {
        return Map.of();
    }

    /** Values of attributes, otherwise free, that stop the start. */
    default List<RefusedValue> refusedIncoming() {
        return List.of();
    }

    /** Attributes that an incoming channel has where the user sets none. */
    default Map<String, String> incoming() {
        return Map.of();
    }

    /** Attributes that an outgoing channel has where the user sets none. */
    default Map<String, String> outgoing() {
        return Map.of();
    }

    /**
     * How many messages of an incoming channel may be in flight where its policy does not say. A connector whose broker counts deliveries,
     * or hides from others what it has delivered, takes no more than can start soon.
     *
     * @param concurrency how many deliveries each function runs at the same time
     * @return at least 1; by default 64 times as many, between 10 and 1,024, and at least twice as many
     */
    default int prefetch(int concurrency) {
        return Math.max(10, Math.max(2 * concurrency, Math.min(64 * concurrency, 1024)));
    }

    /**
     * The connector's own attribute of incoming channels that means what {@code delivery.prefetch} does; it counts where that is not set.
     * The connector refuses invalid values.
     */
    default Optional<String> prefetchAttribute() {
        return Optional.empty();
    }

    /**
     * Attributes of a dead-letter channel that the application does not configure, so that the broker keeps its events until they
     * are read; none where the broker does so by itself.
     *
     * @param channel the name of the dead-letter channel
     */
    default Map<String, String> deadLetterChannel(String channel) {
        return Map.of();
    }

    /**
     * Attributes with which an outgoing channel creates its client at the first event rather than at the start, for an
     * application whose process is copied after its start (SnapStart); none if a copied client does no harm.
     */
    default Map<String, String> lazyOutgoing() {
        return Map.of();
    }

    /**
     * The attributes that an outgoing channel to the same broker takes over from an incoming one: server, credentials,
     * encryption. A name that ends with a dot stands for all that begin with it.
     */
    default Set<String> connection() {
        return Set.of();
    }

    /**
     * The beginning of the keys that hold for every client of the transport, such as {@code kafka.}: what a user sets there has
     * precedence over {@link #incoming()} and {@link #outgoing()}. Empty if there are none.
     */
    default Optional<String> commonPrefix() {
        return Optional.empty();
    }
}

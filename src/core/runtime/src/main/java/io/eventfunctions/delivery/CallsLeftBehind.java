package io.eventfunctions.delivery;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.eventfunctions.spi.Delivery;

/**
 * The calls of a function that were given up and have not returned, by their events. One that outlives its delivery is still at work when
 * its event is redelivered.
 */
final class CallsLeftBehind {

    private record Event(URI source, String id) {

        static Event of(Delivery delivery) {
            return new Event(delivery.event().getSource(), delivery.event().getId());
        }
    }

    private final Map<Event, Set<Delivery>> calls = new ConcurrentHashMap<>();

    /** A call for a delivery is given up. */
    void add(Delivery delivery) {
        calls.compute(Event.of(delivery), (event, known) -> {
            Set<Delivery> deliveries = known == null ? ConcurrentHashMap.newKeySet() : known;
            deliveries.add(delivery);
            return deliveries;
        });
    }

    /** All calls for a delivery have returned. */
    void remove(Delivery delivery) {
        calls.computeIfPresent(Event.of(delivery), (event, deliveries) -> {
            deliveries.remove(delivery);
            return deliveries.isEmpty() ? null : deliveries;
        });
    }

    /** Whether a call for another delivery of the same event is at work. */
    boolean isAtWorkOn(Delivery delivery) {
        if (calls.isEmpty()) {
            return false;
        }
        Set<Delivery> deliveries = calls.get(Event.of(delivery));
        return deliveries != null && deliveries.stream().anyMatch(other -> other != delivery);
    }
}

package com.example.orders;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What there is to sell. Events may come twice, so each step is the same the second time: an order reserves its goods once and
 * gives them back once.
 */
@ApplicationScoped
public class Stock {

    private record Reservation(String item, int quantity) {}

    private final Map<String, Integer> items = new HashMap<>(Map.of("book", 1_000_000, "unicorn", 1));
    private final Map<String, Reservation> reservations = new HashMap<>();

    /** How many of an item can be sold. */
    public synchronized int available(String item) {
        return items.getOrDefault(item, 0);
    }

    /**
     * Keeps goods for an order.
     *
     * @throws OutOfStockException if there aren't as many
     */
    public synchronized void reserve(String order, String item, int quantity) {
        if (reservations.containsKey(order)) {
            return;
        }
        if (available(item) < quantity) {
            throw new OutOfStockException(
                    "Order %s wants %d of %s, there are %d".formatted(order, quantity, item, available(item)));
        }
        items.merge(item, -quantity, Integer::sum);
        reservations.put(order, new Reservation(item, quantity));
    }

    /** Gives the goods of an order back; no effect if it has none. */
    public synchronized void giveBack(String order) {
        Reservation reservation = reservations.remove(order);
        if (reservation != null) {
            items.merge(reservation.item(), reservation.quantity(), Integer::sum);
        }
    }

    /** Hands the goods of an order out. */
    public synchronized void handOut(String order) {
        reservations.remove(order);
    }
}

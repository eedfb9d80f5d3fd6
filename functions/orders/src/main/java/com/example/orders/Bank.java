package com.example.orders;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** Somebody else's service: it declines cards that end in 0000, and is out of reach for one that says {@code offline}. */
@ApplicationScoped
public class Bank {

    private final Map<String, BigDecimal> charges = new ConcurrentHashMap<>();

    /** Charges a card once for an order; returns why it won't, or {@code null}. */
    String charge(String order, BigDecimal amount, String card) {
        if (card.equals("offline")) {
            throw new IllegalStateException("The bank does not answer");
        }
        if (card.endsWith("0000")) {
            return "The bank declines the card";
        }
        charges.putIfAbsent(order, amount);
        return null;
    }

    /** Pays back what an order was charged; no effect if it wasn't. */
    void refund(String order) {
        charges.remove(order);
    }

    /** Whether the order's card was charged. */
    public boolean hasCharged(String order) {
        return charges.containsKey(order);
    }
}

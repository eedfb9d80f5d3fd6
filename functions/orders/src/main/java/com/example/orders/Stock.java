package com.example.orders;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What there is to sell. Events may come twice and late, so each step is the same the second time: an order reserves goods once, and they
 * are handed out or given back, not both. A real shop keeps this in its database; here each process has a stock of its own, and takes it
 * that goods which it doesn't know of are reserved in another one: on Lambda each channel has a function of its own.
 */
@ApplicationScoped
public class Stock {

    private enum State {
        RESERVED,
        HANDED_OUT,
        GIVEN_BACK
    }

    private record Goods(String item, int quantity, State state) {

        Goods now(State next) {
            return new Goods(item, quantity, next);
        }
    }

    private static final Goods ELSEWHERE = new Goods("", 0, State.RESERVED);

    private final Map<String, Integer> items = new HashMap<>(Map.of("book", 1_000_000, "unicorn", 1));
    private final Map<String, Goods> byOrder = new HashMap<>();

    /** How many of an item can be sold. */
    public synchronized int available(String item) {
        return items.getOrDefault(item, 0);
    }

    /**
     * Keeps goods for an order, once.
     *
     * @return whether they are kept; false if they have been handed out or given back before
     * @throws OutOfStockException if there aren't as many
     */
    public synchronized boolean reserve(String order, String item, int quantity) {
        if (byOrder.containsKey(order)) {
            return byOrder.get(order).state() == State.RESERVED;
        }
        if (available(item) < quantity) {
            throw new OutOfStockException(
                    "Order %s wants %d of %s, there are %d".formatted(order, quantity, item, available(item)));
        }
        items.merge(item, -quantity, Integer::sum);
        byOrder.put(order, new Goods(item, quantity, State.RESERVED));
        return true;
    }

    /** Gives the goods of an order back, if it has some; false if they have been handed out, so that it is too late. */
    public synchronized boolean giveBack(String order) {
        Goods goods = byOrder.getOrDefault(order, ELSEWHERE);
        if (goods.state() == State.RESERVED) {
            items.computeIfPresent(goods.item(), (item, count) -> count + goods.quantity());
            byOrder.put(order, goods.now(State.GIVEN_BACK));
        }
        return goods.state() != State.HANDED_OUT;
    }

    /** Hands the goods of an order out; false if they have been given back, so that there is nothing to ship. */
    public synchronized boolean handOut(String order) {
        Goods goods = byOrder.getOrDefault(order, ELSEWHERE);
        if (goods.state() == State.GIVEN_BACK) {
            return false;
        }
        byOrder.put(order, goods.now(State.HANDED_OUT));
        return true;
    }
}

package io.eventfunctions.delivery;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * One lane a key: who is in a lane goes before those that entered it later. Keys that nobody is in take no memory.
 *
 * @param <T> what goes through the lanes
 */
final class Lanes<T> {

    private final Map<Object, Queue<T>> waiting = new HashMap<>();

    /** Enters a lane; true if it was empty, so that the one that entered may go at once. */
    boolean enter(Object key, T next) {
        synchronized (waiting) {
            if (!waiting.containsKey(key)) {
                waiting.put(key, null);
                return true;
            }
            waiting.computeIfAbsent(key, ignored -> new ArrayDeque<>()).add(next);
            return false;
        }
    }

    /** Leaves a lane; returns the one that may go now, or {@code null} if nobody waits. */
    T leave(Object key) {
        synchronized (waiting) {
            Queue<T> lane = waiting.get(key);
            T next = lane == null ? null : lane.poll();
            if (next == null) {
                waiting.remove(key);
            }
            return next;
        }
    }

    /** How many keys somebody is in. */
    int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }
}

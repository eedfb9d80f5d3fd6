package io.eventfunctions.delivery;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * One lane a key: who is in a lane goes before those that entered it later. Keys that nobody is in take no memory.
 *
 * @param <T> what goes through the lanes
 */
final class Lanes<T> {

    private final Map<Object, Queue<T>> lanes = new HashMap<>();
    private int waiting;
    private boolean stopped;

    /** Enters a lane; true if it was empty, so that the one that entered may go at once. */
    boolean enter(Object key, T next) {
        synchronized (lanes) {
            if (stopped) {
                return true;
            }
            if (!lanes.containsKey(key)) {
                lanes.put(key, null);
                return true;
            }
            lanes.computeIfAbsent(key, ignored -> new ArrayDeque<>()).add(next);
            waiting++;
            return false;
        }
    }

    /** Leaves a lane; returns the one that may go now, or {@code null} if nobody waits. */
    T leave(Object key) {
        synchronized (lanes) {
            Queue<T> lane = lanes.get(key);
            T next = lane == null ? null : lane.poll();
            if (next == null) {
                lanes.remove(key);
            } else {
                waiting--;
            }
            return next;
        }
    }

    /** Nobody waits in a lane any more; returns those that did. */
    List<T> stop() {
        synchronized (lanes) {
            stopped = true;
            List<T> left = lanes.values().stream()
                    .filter(Objects::nonNull)
                    .flatMap(Queue::stream)
                    .toList();
            lanes.clear();
            waiting = 0;
            return left;
        }
    }

    /** Lets wait again after {@link #stop}. */
    void restart() {
        synchronized (lanes) {
            lanes.clear();
            stopped = false;
        }
    }

    /** How many wait behind another one of their key. */
    int waiting() {
        synchronized (lanes) {
            return waiting;
        }
    }

    /** How many keys somebody is in. */
    int size() {
        synchronized (lanes) {
            return lanes.size();
        }
    }
}

package io.eventfunctions.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The entries that a channel has given back and not received again, by the keys of their events. Events behind them wait, so that the
 * events of a key keep their order. An entry that does not come back in time has gone to another consumer.
 */
final class GivenBackEntries {

    /** The numbers of an entry's id, which increase within a stream. */
    private record Id(long millis, long number) implements Comparable<Id> {

        static Id of(String id) {
            int dash = id.indexOf('-');
            return new Id(
                    Long.parseUnsignedLong(id, 0, dash, 10), Long.parseUnsignedLong(id, dash + 1, id.length(), 10));
        }

        @Override
        public int compareTo(Id other) {
            int first = Long.compareUnsigned(millis, other.millis);
            return first != 0 ? first : Long.compareUnsigned(number, other.number);
        }
    }

    private final long patienceNanos;
    private final LongSupplier nanoTime;
    private final Map<String, NavigableMap<Id, Long>> byKey = new HashMap<>();
    private volatile boolean empty = true;

    /**
     * No entries yet.
     *
     * @param patienceNanos how long events of a key wait for an entry before them
     * @param nanoTime the clock
     */
    GivenBackEntries(long patienceNanos, LongSupplier nanoTime) {
        this.patienceNanos = patienceNanos;
        this.nanoTime = nanoTime;
    }

    synchronized void add(String key, String id) {
        byKey.computeIfAbsent(key, ignored -> new TreeMap<>()).put(Id.of(id), nanoTime.getAsLong());
        empty = false;
    }

    /** An entry has been received: those behind it follow it again. */
    void received(String key, String id) {
        if (!empty) {
            remove(key, Id.of(id));
        }
    }

    private synchronized void remove(String key, Id id) {
        NavigableMap<Id, Long> ofKey = byKey.get(key);
        if (ofKey != null) {
            ofKey.remove(id);
            forgetIfEmpty(key, ofKey);
        }
    }

    /** Whether an entry of the key that is before this one has been given back. */
    boolean hasOneBefore(String key, String id) {
        return !empty && hasOneBefore(key, Id.of(id));
    }

    private synchronized boolean hasOneBefore(String key, Id id) {
        NavigableMap<Id, Long> ofKey = byKey.get(key);
        if (ofKey == null) {
            return false;
        }
        long now = nanoTime.getAsLong();
        ofKey.values().removeIf(since -> now - since >= patienceNanos);
        forgetIfEmpty(key, ofKey);
        return ofKey.lowerKey(id) != null;
    }

    private void forgetIfEmpty(String key, NavigableMap<Id, Long> ofKey) {
        if (ofKey.isEmpty()) {
            byKey.remove(key);
            empty = byKey.isEmpty();
        }
    }
}

package io.eventfunctions.kafka;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The records of a partition that were received and not yet settled. Records that were settled out of order need no memory: they are those
 * that were received and are not here. So what is remembered is bounded by what is in flight, however long the first record is retried.
 */
final class UnsettledOffsets {

    private static final long NONE = -1;

    private final NavigableSet<Long> unsettled = new TreeSet<>();
    private long next = NONE;
    private long committed = NONE;

    void received(long offset) {
        unsettled.add(offset);
        next = Math.max(next, offset + 1);
    }

    void settled(long offset) {
        unsettled.remove(offset);
    }

    int size() {
        return unsettled.size();
    }

    /** The offset of the first record that a new consumer must receive. */
    long position() {
        return unsettled.isEmpty() ? next : unsettled.first();
    }

    /** Whether a commit would change anything; a record that is received once more does not take back what was committed. */
    boolean isDue() {
        return position() > committed;
    }

    void committed(long position) {
        committed = Math.max(committed, position);
    }
}

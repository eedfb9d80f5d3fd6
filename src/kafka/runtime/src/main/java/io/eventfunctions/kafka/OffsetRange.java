package io.eventfunctions.kafka;

/**
 * Consecutive offsets of one partition.
 *
 * @param begin the first offset
 * @param end the first offset after the range
 */
record OffsetRange(long begin, long end) {

    /** The offsets that are in both ranges; may be empty. */
    OffsetRange intersection(OffsetRange other) {
        return new OffsetRange(Math.max(begin, other.begin), Math.min(end, other.end));
    }

    /** The smallest range that contains both. */
    OffsetRange span(OffsetRange other) {
        return new OffsetRange(Math.min(begin, other.begin), Math.max(end, other.end));
    }

    boolean isEmpty() {
        return begin >= end;
    }
}

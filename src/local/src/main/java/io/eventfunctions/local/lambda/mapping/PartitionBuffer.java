package io.eventfunctions.local.lambda.mapping;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.apache.kafka.common.TopicPartition;

/** The records of one partition that were polled and wait for an invocation. */
final class PartitionBuffer {

    private final TopicPartition partition;
    private final Deque<KafkaRecord> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean busy;

    PartitionBuffer(TopicPartition partition) {
        this.partition = partition;
    }

    TopicPartition partition() {
        return partition;
    }

    void add(KafkaRecord record) {
        waiting.addLast(record);
        bytes += record.json().length;
    }

    /** Whether its next records may go into a batch: a partition is in one at a time. */
    boolean ready() {
        return !busy && !waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** How large they are in an event. */
    long bytes() {
        return bytes;
    }

    /** Its oldest record, null if none waits. */
    KafkaRecord first() {
        return waiting.peekFirst();
    }

    KafkaRecord take() {
        busy = true;
        bytes -= waiting.getFirst().json().length;
        return waiting.pollFirst();
    }

    boolean busy() {
        return busy;
    }

    /** The batch is over; what it didn't handle waits again, before the others. */
    void giveBack(List<KafkaRecord> unhandled) {
        busy = false;
        for (int i = unhandled.size() - 1; i >= 0; i--) {
            waiting.addFirst(unhandled.get(i));
            bytes += unhandled.get(i).json().length;
        }
    }
}

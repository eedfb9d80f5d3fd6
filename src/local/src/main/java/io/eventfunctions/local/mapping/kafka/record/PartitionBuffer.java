package io.eventfunctions.local.mapping.kafka.record;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.apache.kafka.common.TopicPartition;

/** The records of one partition that were polled and wait for an invocation. */
public final class PartitionBuffer {

    private final TopicPartition partition;
    private final Deque<KafkaRecord> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean busy;

    public PartitionBuffer(TopicPartition partition) {
        this.partition = partition;
    }

    public TopicPartition partition() {
        return partition;
    }

    public void add(KafkaRecord record) {
        waiting.addLast(record);
        bytes += record.json().length;
    }

    /** Whether its next records may go into a batch: a partition is in one at a time. */
    public boolean ready() {
        return !busy && !waiting.isEmpty();
    }

    public int size() {
        return waiting.size();
    }

    /** How large they are in an event. */
    public long bytes() {
        return bytes;
    }

    /** Its oldest record, null if none waits. */
    public KafkaRecord first() {
        return waiting.peekFirst();
    }

    KafkaRecord take() {
        busy = true;
        bytes -= waiting.getFirst().json().length;
        return waiting.pollFirst();
    }

    public boolean busy() {
        return busy;
    }

    /** The batch is over; what it didn't handle waits again, before the others. */
    public void giveBack(List<KafkaRecord> unhandled) {
        busy = false;
        for (int i = unhandled.size() - 1; i >= 0; i--) {
            waiting.addFirst(unhandled.get(i));
            bytes += unhandled.get(i).json().length;
        }
    }
}

package io.eventfunctions.benchmarks.brokers;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** What the events carry. */
@EventType(Counted.TYPE)
public record Counted(@PartitionKey String key, long number, String text) {

    /** The type of the events. */
    public static final String TYPE = "com.example.counted";
}

package io.eventfunctions.crash;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/**
 * What the events carry.
 *
 * @param key its partition key
 * @param sequence its place among those of the same key, from 0
 * @param poison whether one function can't handle it
 */
@EventType("io.eventfunctions.crash.work-item")
public record WorkItem(@PartitionKey String key, int sequence, boolean poison) {

    /** The id of its event. */
    public String id() {
        return key + '-' + sequence;
    }
}

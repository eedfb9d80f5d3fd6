package io.eventfunctions.load;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/**
 * What the events carry.
 *
 * @param key its partition key
 * @param number its place among all events, from 0
 * @param failures how many attempts at it fail before one succeeds
 */
@EventType("io.eventfunctions.load.item")
public record LoadItem(@PartitionKey String key, int number, int failures) {

    /** As many failures as there are attempts. */
    public static final int ALWAYS = Integer.MAX_VALUE;
}

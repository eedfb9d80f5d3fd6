package io.eventfunctions.lambda.source;

import java.util.function.Supplier;

import io.eventfunctions.spi.ReceivedMessage;

/**
 * One item of an invocation: a record of its event source, or an event that somebody has sent.
 *
 * @param origin where it came from
 * @param identifier what the answer calls it; {@code null} where there are no answers item by item
 * @param sequence which items it must not overtake: a message group, a partition, a shard; {@code null} if it is free
 * @param receptions how often it was received, this time included
 * @param content what it carries, read anew each time; never throws
 */
public record Item(
        Origin origin, ItemIdentifier identifier, String sequence, int receptions, Supplier<ReceivedMessage> content) {

    /** An item of a source that neither orders its items nor hears of single ones. */
    static Item free(Origin origin, Supplier<ReceivedMessage> content) {
        return new Item(origin, null, null, 1, content);
    }

    /** Whether the items of a sequence are handled one after the other, whatever their events' keys say. */
    public boolean isStrict() {
        return origin.kind() == SourceKind.SQS && sequence != null;
    }

    /** Names the item, as messages to people do. */
    @Override
    public String toString() {
        return identifier == null ? "an event from " + origin.arn() : identifier + " from " + origin.arn();
    }
}

package io.eventfunctions.lambda.source;

/** The {@code itemIdentifier} of a record in a batch response. */
public sealed interface ItemIdentifier {

    /** The id of a message, or the sequence number of a record in a shard. */
    record Text(String value) implements ItemIdentifier {}

    /**
     * The offset of a record in Kafka.
     *
     * @param partition topic and partition, as in {@code orders-0}
     * @param offset the record's offset
     */
    record Offset(String partition, long offset) implements ItemIdentifier {}

    /** The id of a record of a pipe, which repeats exactly the records that are named. */
    record PipeItem(String id) implements ItemIdentifier {}
}

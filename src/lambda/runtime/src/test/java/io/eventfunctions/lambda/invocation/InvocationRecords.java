package io.eventfunctions.lambda.invocation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.eventfunctions.lambda.source.EventSource;
import io.eventfunctions.lambda.source.EventSourceType;
import io.eventfunctions.lambda.source.InvocationRecord;
import io.eventfunctions.lambda.source.ItemIdentifier;

/** Records without content, which are known by their identifiers. */
final class InvocationRecords {

    private InvocationRecords() {}

    static String name(InvocationRecord record) {
        if (record.identifier() instanceof ItemIdentifier.Offset place) {
            return place.partition() + "/" + place.offset();
        }
        return record.identifier() instanceof ItemIdentifier.PipeItem item
                ? item.id()
                : ((ItemIdentifier.Text) record.identifier()).value();
    }

    static List<InvocationRecord> queue(String... ids) {
        return Stream.of(ids)
                .map(id -> record(EventSourceType.SQS, "orders", id, null))
                .toList();
    }

    /** A record of a stream that a pipe has passed on. */
    static InvocationRecord pipe(String id) {
        return new InvocationRecord(
                new EventSource(EventSourceType.KINESIS, "orders", "arn:orders"),
                new ItemIdentifier.PipeItem(id),
                "a",
                1,
                () -> null);
    }

    static InvocationRecord fifo(String id, String group) {
        return record(EventSourceType.SQS, "orders", id, group);
    }

    static Stream<InvocationRecord> kafka(String partition, int... offsets) {
        return IntStream.of(offsets)
                .mapToObj(offset -> new InvocationRecord(
                        new EventSource(EventSourceType.KAFKA, "orders", "arn:orders"),
                        new ItemIdentifier.Offset(partition, offset),
                        partition,
                        1,
                        () -> null));
    }

    static InvocationRecord record(EventSourceType type, String name, String id, String group) {
        return new InvocationRecord(
                new EventSource(type, name, "arn:" + name),
                new ItemIdentifier.Text(id),
                group,
                1,
                "handle of " + id,
                () -> null);
    }
}

package io.eventfunctions.lambda.source;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.aws.binding.XRayTraceHeader;
import io.eventfunctions.lambda.source.EventSourceType.PartialBatchResponse;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * One record of an invocation, or an event of a direct one.
 *
 * @param source the event source
 * @param identifier its {@code itemIdentifier} in a batch response; {@code null} where the event source supports none
 * @param orderingGroup the message group, partition or shard in whose order it is; {@code null} if it is in none
 * @param receptions how often it was received, this time included
 * @param receiptHandle of a message of SQS; {@code null} for other records
 * @param content what it carries, read anew each time; never throws
 */
public record InvocationRecord(
        EventSource source,
        @Nullable ItemIdentifier identifier,
        @Nullable String orderingGroup,
        int receptions,
        @Nullable String receiptHandle,
        Supplier<ReceivedMessage> content) {

    /** A record that is not a message of a queue. */
    public InvocationRecord(
            EventSource source,
            @Nullable ItemIdentifier identifier,
            @Nullable String orderingGroup,
            int receptions,
            Supplier<ReceivedMessage> content) {
        this(source, identifier, orderingGroup, receptions, null, content);
    }

    /** A record of an event source that supports neither order nor batch responses. */
    static InvocationRecord unordered(EventSource source, Supplier<ReceivedMessage> content) {
        return new InvocationRecord(source, null, null, 1, content);
    }

    /** The same record with another identifier in a batch response, or with none. */
    InvocationRecord identifiedBy(@Nullable ItemIdentifier other) {
        return new InvocationRecord(source, other, orderingGroup, receptions, receiptHandle, content);
    }

    /** The same record, whose event continues a trace unless it belongs to one. */
    InvocationRecord continuing(String traceparent) {
        return new InvocationRecord(source, identifier, orderingGroup, receptions, receiptHandle, () -> {
            ReceivedMessage received = content.get();
            return received instanceof ReceivedMessage.Event event
                    ? new ReceivedMessage.Event(
                            XRayTraceHeader.addTo(event.event(), traceparent),
                            event.sent(),
                            event.payload(),
                            event.lease())
                    : received;
        });
    }

    /** Which records of its batch a response names. */
    public PartialBatchResponse partialBatchResponse() {
        if (identifier == null) {
            return PartialBatchResponse.NONE;
        }
        return identifier instanceof ItemIdentifier.PipeItem
                ? PartialBatchResponse.EACH_FAILURE
                : source.type().partialBatchResponse();
    }

    /** Whether the records of an ordering group are handled one after the other, even if their events have different keys. */
    public boolean isStrictlyOrdered() {
        return source.type() == EventSourceType.SQS && orderingGroup != null;
    }

    /** The record, as messages show it. */
    @Override
    public String toString() {
        return identifier == null ? "an event from " + source.arn() : identifier + " from " + source.arn();
    }
}

package io.eventfunctions.lambda.source;

/**
 * The event source that invoked the function with a record.
 *
 * @param type the type of event source
 * @param name the name of the queue, topic, stream, table or bucket, or the {@code source} of an event from a bus
 * @param arn the ARN, or a description where the source has none
 */
public record EventSource(EventSourceType type, String name, String arn) {

    /** A queue or topic: its name is the last part of the ARN. */
    static EventSource ofLastPart(EventSourceType type, String arn) {
        return new EventSource(type, arn.substring(arn.lastIndexOf(':') + 1), arn);
    }

    /** A stream or table: its name follows the type of the resource, as in {@code table/orders/stream/...}. */
    static EventSource ofResource(EventSourceType type, String arn) {
        String resource = arn.substring(arn.lastIndexOf(":" + type.attribute() + "/") + 1);
        String[] parts = resource.split("/");
        return new EventSource(type, parts.length > 1 ? parts[1] : resource, arn);
    }

    /** Written out, because each record of an invocation asks, and native images call a record's own through method handles. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EventSource source
                && type == source.type
                && arn.equals(source.arn)
                && name.equals(source.name);
    }

    @Override
    public int hashCode() {
        return arn.hashCode();
    }
}

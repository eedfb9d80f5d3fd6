package io.eventfunctions.lambda.source;

/**
 * Where an item came from.
 *
 * @param kind the kind of event source
 * @param name the name of the queue, topic, stream, table or bucket, or the {@code source} of an event from a bus
 * @param arn the ARN, or what stands in for it where the source has none
 */
public record Origin(SourceKind kind, String name, String arn) {

    /** The name at the end of the ARN of a queue or topic. */
    static Origin ofLastPart(SourceKind kind, String arn) {
        return new Origin(kind, arn.substring(arn.lastIndexOf(':') + 1), arn);
    }

    /** The name that follows the type of the resource, as in {@code table/orders/stream/...}. */
    static Origin ofResource(SourceKind kind, String arn) {
        String resource = arn.substring(arn.lastIndexOf(":" + kind.attribute() + "/") + 1);
        String[] parts = resource.split("/");
        return new Origin(kind, parts.length > 1 ? parts[1] : resource, arn);
    }
}

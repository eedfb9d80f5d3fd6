package io.eventfunctions.lambda.source;

import java.util.List;

/** The payload that the function is invoked with. */
public sealed interface InvocationPayload {

    /**
     * The records of an event source, or the events of a direct invocation.
     *
     * @param records in the order of the invocation
     */
    record Batch(List<InvocationRecord> records) implements InvocationPayload {}

    /** A request to a function URL or an HTTP API. */
    record Request(HttpInvocationRequest request) implements InvocationPayload {}
}

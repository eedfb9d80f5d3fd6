package io.eventfunctions.lambda.source;

import java.util.List;

/** What a function is invoked with. */
public sealed interface Payload {

    /**
     * Items of an event source, or events that somebody has sent.
     *
     * @param items in the order of the invocation
     */
    record Batch(List<Item> items) implements Payload {}

    /** A request that came by a function URL or an HTTP API. */
    record Request(HttpRequest request) implements Payload {}
}

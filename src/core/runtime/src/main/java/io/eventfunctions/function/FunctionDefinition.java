package io.eventfunctions.function;

import java.util.List;

/**
 * What the build found out about a function.
 *
 * @param name its name, unique in the application
 * @param method class and method, for messages to people
 * @param incoming the channels that its events come from
 * @param outgoing the channel that its results go to, or {@code null}
 * @param payload the payload class that it takes, or {@code null} if it takes {@code CloudEvent}
 * @param payloadType the payload class with its type arguments, as Jackson writes them, or {@code null} if it has none
 * @param eventType the type of the events it takes, or {@code null} for every type
 * @param parameters what it wants as arguments, in order
 * @param filter a CloudEvents SQL expression, or {@code null}
 * @param execution where it runs
 */
public record FunctionDefinition(
        String name,
        String method,
        List<String> incoming,
        String outgoing,
        Class<?> payload,
        String payloadType,
        String eventType,
        List<Parameter> parameters,
        String filter,
        Execution execution) {

    /** What a function may take as an argument. */
    public enum Parameter {
        /** The event's data as an object of the payload class. */
        PAYLOAD,
        /** The {@code CloudEvent}. */
        EVENT,
        /** The {@code EventContext}. */
        CONTEXT
    }
}

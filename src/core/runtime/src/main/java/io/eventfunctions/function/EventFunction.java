package io.eventfunctions.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.invoke.Invoker;

import io.cloudevents.CloudEvent;

import io.eventfunctions.EventContext;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.codec.PayloadType;

/** A function, ready to be called. */
public final class EventFunction {

    private final FunctionDefinition definition;
    private final Invoker<Object, Object> method;
    private final PayloadType payload;
    private final FilterExpression filter;
    private final FunctionRunner runner;
    private final Results results;

    EventFunction(
            FunctionDefinition definition,
            Invoker<Object, Object> method,
            PayloadType payload,
            FunctionRunner runner,
            Results results) {
        this.definition = definition;
        this.method = method;
        this.payload = payload;
        this.filter = definition.filter() == null ? null : new FilterExpression(definition.filter());
        this.runner = runner;
        this.results = results;
    }

    /** The function's name, unique in the application. */
    public String name() {
        return definition.name();
    }

    FunctionDefinition definition() {
        return definition;
    }

    /** Whether the filter lets the event through; the type has been looked at before. */
    boolean wants(CloudEvent event) {
        return filter == null || filter.matches(event);
    }

    /**
     * Calls the function and sends what it returns.
     *
     * @param attempt 1 for the first
     * @return completes when the function is done and the events that it sent are confirmed; fails with an
     *     {@link UndecodableEventException} if the data doesn't fit, or with what the function or the sending failed with
     */
    public CompletionStage<Void> call(String channel, CloudEvent event, int attempt) {
        Object[] arguments;
        try {
            arguments = arguments(channel, event, attempt);
        } catch (UndecodableEventException e) {
            return CompletableFuture.failedFuture(e);
        }
        return runner.run(definition.execution(), () -> results.send(method(arguments), event));
    }

    private Object method(Object[] arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (Exception e) {
            throw sneaky(e);
        }
    }

    private Object[] arguments(String channel, CloudEvent event, int attempt) {
        Object[] arguments = new Object[definition.parameters().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (definition.parameters().get(i)) {
                case PAYLOAD -> payload.read(event);
                case EVENT -> event;
                case CONTEXT -> new EventContext(channel, definition.name(), attempt, event);
            };
        }
        return arguments;
    }

    /** Functions may declare checked exceptions; the policy wants to see them as they are. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException sneaky(Exception e) throws E {
        throw (E) e;
    }

    @Override
    public String toString() {
        return definition.method();
    }
}

package io.eventfunctions.function;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.invoke.Invoker;

import io.cloudevents.CloudEvent;

import io.eventfunctions.EventContext;
import io.eventfunctions.codec.PayloadType;
import io.eventfunctions.spi.ReceivedMessage;

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
     */
    public FunctionCall call(String channel, ReceivedMessage.Event message, int attempt) {
        FunctionCall call = new FunctionCall(this, channel, message, attempt);
        runner.run(definition.execution(), call, message.lease().workers());
        return call;
    }

    Object invoke(String channel, ReceivedMessage.Event message, int attempt) throws Exception {
        Object[] arguments = new Object[definition.parameters().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (definition.parameters().get(i)) {
                case PAYLOAD -> payload.of(message);
                case EVENT -> message.event();
                case CONTEXT -> new EventContext(channel, definition.name(), attempt, message.event());
            };
        }
        return method.invoke(null, arguments);
    }

    CompletionStage<Void> send(Object result, CloudEvent cause, FunctionCall call) {
        return results.send(result, cause, call);
    }

    @Override
    public String toString() {
        return definition.method();
    }
}

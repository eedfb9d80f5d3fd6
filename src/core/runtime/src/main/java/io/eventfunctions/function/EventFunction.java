package io.eventfunctions.function;

import java.util.concurrent.RejectedExecutionException;

import io.cloudevents.CloudEvent;

import io.eventfunctions.delivery.CallObserver;
import io.eventfunctions.delivery.DeliveryTarget;
import io.eventfunctions.delivery.RunningAttempt;
import io.eventfunctions.spi.AttemptHook;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.ReceivedMessage;

/** A function, ready to be called. */
public final class EventFunction implements DeliveryTarget {

    private final FunctionDefinition definition;
    private final FunctionMethod method;
    private final FilterExpression filter;
    private final FunctionRunner runner;
    private final ResultSender results;

    EventFunction(FunctionDefinition definition, FunctionMethod method, FunctionRunner runner, ResultSender results) {
        this.definition = definition;
        this.method = method;
        this.filter = definition.filter() == null ? null : new FilterExpression(definition.filter());
        this.runner = runner;
        this.results = results;
    }

    @Override
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

    /** Calls the function and sends what it returns. */
    @Override
    public RunningAttempt start(
            Delivery delivery, ReceivedMessage.Event message, int attempt, AttemptHook hook, CallObserver observer) {
        FunctionCall call = new FunctionCall(method, results, delivery, message, attempt, hook, observer);
        try {
            runner.run(definition.execution(), call, message.lease().workers());
        } catch (RejectedExecutionException e) {
            call.abandon(e);
        }
        return call;
    }

    @Override
    public String toString() {
        return definition.method();
    }
}

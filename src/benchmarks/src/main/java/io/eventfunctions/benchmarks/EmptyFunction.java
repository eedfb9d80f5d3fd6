package io.eventfunctions.benchmarks;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.RuntimeValue;
import io.vertx.core.Vertx;

import io.eventfunctions.codec.PayloadTypes;
import io.eventfunctions.function.ApplicationName;
import io.eventfunctions.function.EventFunction;
import io.eventfunctions.function.Execution;
import io.eventfunctions.function.FunctionCatalogue;
import io.eventfunctions.function.FunctionDefinition;
import io.eventfunctions.function.FunctionIndex;

/** A function that takes an event and does nothing, on the event loop. */
final class EmptyFunction {

    static final String CHANNEL = "events";

    private static final FunctionDefinition DEFINITION = new FunctionDefinition(
            "empty",
            "EmptyFunction.empty",
            List.of(CHANNEL),
            null,
            null,
            null,
            null,
            List.of(FunctionDefinition.Parameter.EVENT),
            null,
            Execution.EVENT_LOOP);

    private EmptyFunction() {}

    static EventFunction on(Vertx vertx) {
        FunctionCatalogue catalogue = new FunctionCatalogue(
                List.of(),
                List.of(DEFINITION),
                Map.of(DEFINITION.name(), new RuntimeValue<>((instance, arguments) -> null)));
        PayloadTypes noPayloads =
                new PayloadTypes(List.of(), new ObjectMapper(), URI.create("/benchmarks"), Clock.systemUTC());
        return new FunctionIndex(
                        catalogue,
                        new ApplicationName("benchmarks"),
                        noPayloads,
                        (name, event) -> CompletableFuture.completedFuture(null),
                        () -> vertx,
                        null)
                .on(CHANNEL)
                .all()
                .get(0);
    }
}

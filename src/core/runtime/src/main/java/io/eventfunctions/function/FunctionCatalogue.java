package io.eventfunctions.function;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.invoke.Invoker;

import io.quarkus.runtime.RuntimeValue;

import io.eventfunctions.codec.PayloadDefinition;

/**
 * Everything that the build found out, recorded into the application.
 *
 * @param payloads the payload classes
 * @param functions the functions
 * @param methods how to call each of them, by function name
 */
public record FunctionCatalogue(
        List<PayloadDefinition> payloads,
        List<FunctionDefinition> functions,
        Map<String, RuntimeValue<Invoker<Object, Object>>> methods) {}

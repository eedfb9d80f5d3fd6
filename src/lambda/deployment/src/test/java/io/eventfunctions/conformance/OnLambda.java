package io.eventfunctions.conformance;

import java.util.Map;
import java.util.function.Function;

import io.quarkus.test.QuarkusUnitTest;

import io.eventfunctions.lambda.deployment.Invoker;

/** The application under test, started as Lambda starts it; the test itself invokes it. */
final class OnLambda {

    private OnLambda() {}

    static QuarkusUnitTest app(String connector, Function<String, Map<String, String>> attributes) {
        return ConformanceApp.on(
                        connector, attributes, Invoker.class, InvokedFunction.class, Mappings.class, OnLambda.class)
                .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
                .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0");
    }
}

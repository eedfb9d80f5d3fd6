package io.eventfunctions.lambda;

import java.lang.reflect.Proxy;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Where the trace of an invocation is found. */
class InvocationTraceTest {

    private static final String HEADER =
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=1:24d168d2:0";
    private static final String TRACEPARENT = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01";

    @AfterEach
    void noTrace() {
        System.clearProperty(InvocationTrace.PROPERTY);
    }

    @Test
    void theRuntimePutsItIntoASystemProperty() {
        System.setProperty(InvocationTrace.PROPERTY, HEADER);
        assertEquals(TRACEPARENT, InvocationTrace.traceparent(context(null)));
    }

    @Test
    void theContextOfTheInvocationKnowsItBetter() {
        System.setProperty(InvocationTrace.PROPERTY, HEADER.replace("53995c3f42cd8ad8", "00f067aa0ba902b7"));
        assertEquals(TRACEPARENT, InvocationTrace.traceparent(context(HEADER)));
    }

    @Test
    void thereMayBeNone() {
        assertNull(InvocationTrace.traceparent(context(null)));
        assertNull(InvocationTrace.traceparent(context("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0")));
    }

    private static Context context(@Nullable String header) {
        return (Context) Proxy.newProxyInstance(
                InvocationTraceTest.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> {
                    assertEquals("getXrayTraceId", method.getName());
                    return header;
                });
    }
}

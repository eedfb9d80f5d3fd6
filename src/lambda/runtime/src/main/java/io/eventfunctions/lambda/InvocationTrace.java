package io.eventfunctions.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.aws.binding.XRayTraceHeader;

/**
 * The trace that an invocation belongs to.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html">Visualize Lambda function invocations using AWS X-Ray</a>
 */
final class InvocationTrace {

    /** Where runtimes for Java put the header {@code Lambda-Runtime-Trace-Id} of the invocation that they are about to pass on. */
    static final String PROPERTY = "com.amazonaws.xray.traceHeader";

    private InvocationTrace() {}

    /** The {@code traceparent} of the invocation's events; {@code null} if its trace is unknown or not sampled. */
    static @Nullable String traceparent(Context invocation) {
        String header = invocation.getXrayTraceId();
        return XRayTraceHeader.traceparent(header == null && isAlone() ? System.getProperty(PROPERTY) : header);
    }

    /** One property for the whole process says nothing of invocations that run side by side. */
    private static boolean isAlone() {
        String invocations = System.getenv(LambdaEnvironment.MAX_CONCURRENCY);
        return invocations == null || invocations.equals("1");
    }
}

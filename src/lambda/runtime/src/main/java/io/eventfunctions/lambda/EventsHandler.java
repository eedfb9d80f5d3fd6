package io.eventfunctions.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;

/**
 * The handler of functions on Lambda's Java runtimes, as in {@code Handler:
 * io.eventfunctions.lambda.EventsHandler::handleRequest}. It starts the application. An application that is a process of its own,
 * such as a native image, has no handler and polls for invocations itself.
 */
public class EventsHandler implements RequestStreamHandler {

    private static volatile boolean invokedByRuntime;

    private final InvocationHandler invocations;

    /** Starts the application; Lambda's managed runtime calls it. */
    public EventsHandler() {
        invokedByRuntime = true;
        Quarkus.manualInitialize();
        Quarkus.manualStart();
        invocations = Arc.container().instance(InvocationHandler.class).get();
    }

    /** Whether Lambda's managed runtime polls for invocations, so that the application must not. */
    static boolean isInvokedByRuntime() {
        return invokedByRuntime;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        invocations.handle(input, output, context);
    }
}

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
 * io.eventfunctions.lambda.EventsHandler::handleRequest}. It starts the application; where the application is a process of its own, as
 * with native images, there is no handler and the application polls.
 */
public class EventsHandler implements RequestStreamHandler {

    private static volatile boolean invokedByRuntime;

    private final Invocations invocations;

    /** Starts the application; Lambda's runtime calls it. */
    public EventsHandler() {
        invokedByRuntime = true;
        Quarkus.manualInitialize();
        Quarkus.manualStart();
        invocations = Arc.container().instance(Invocations.class).get();
    }

    /** Whether Lambda's own runtime polls, so that the application must not. */
    static boolean isInvokedByRuntime() {
        return invokedByRuntime;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        invocations.handle(input, output, context);
    }
}

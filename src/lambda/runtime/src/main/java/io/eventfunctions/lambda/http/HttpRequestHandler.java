package io.eventfunctions.lambda.http;

import java.io.IOException;
import java.time.Duration;

import io.eventfunctions.lambda.source.HttpInvocationRequest;

/** Handles the HTTP requests that the function is invoked with. */
public interface HttpRequestHandler {

    /**
     * Handles one.
     *
     * @param timeout how long it may take; then the response has status 504
     * @throws IOException if there is no response
     * @throws InterruptedException if the application shuts down
     */
    HttpInvocationResponse handle(HttpInvocationRequest request, Duration timeout)
            throws IOException, InterruptedException;
}

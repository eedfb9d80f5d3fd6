package io.eventfunctions.lambda.http;

import java.io.IOException;
import java.time.Duration;

import io.eventfunctions.lambda.source.HttpRequest;

/** Answers HTTP requests that the function is invoked with. */
public interface HttpResponder {

    /**
     * Answers one.
     *
     * @param patience how long it may take; then the answer is status 504
     * @throws IOException if there is no answer
     * @throws InterruptedException if the application ends
     */
    HttpAnswer answer(HttpRequest request, Duration patience) throws IOException, InterruptedException;
}

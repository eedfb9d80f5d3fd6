package io.eventfunctions.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.eventfunctions.channel.OutgoingChannels;
import io.eventfunctions.lambda.http.HttpAnswer;
import io.eventfunctions.lambda.http.HttpResponder;
import io.eventfunctions.lambda.invocation.Deadline;
import io.eventfunctions.lambda.source.HttpRequest;
import io.eventfunctions.lambda.source.MalformedInvocationException;

/** Has HTTP requests answered, after everything that was sent for them has been confirmed. */
@Singleton
public class HttpInvocations {

    private static final Logger LOG = Logger.getLogger(HttpInvocations.class);
    private static final String KEY = "quarkus.event-functions.lambda.http";

    private final LambdaConfig config;
    private final Instance<HttpResponder> responder;
    private final OutgoingChannels outgoing;

    HttpInvocations(LambdaConfig config, Instance<HttpResponder> responder, OutgoingChannels outgoing) {
        this.config = config;
        this.responder = responder;
        this.outgoing = outgoing;
    }

    /**
     * Answers one.
     *
     * @throws MalformedInvocationException if this deployment answers none
     * @throws IOException if the application doesn't answer in time
     */
    void answer(HttpRequest request, Deadline deadline, OutputStream out) throws IOException {
        if (responder.isUnsatisfied()) {
            throw new MalformedInvocationException(
                    "The function was invoked with an HTTP request, %s %s, but the application has no HTTP server: remove the function URL or the API, or add the extension quarkus-event-functions-http"
                            .formatted(request.method(), request.target()));
        }
        if (!config.http()) {
            throw new MalformedInvocationException(
                    "The function was invoked with an HTTP request, %s %s, but this deployment answers none: set %s=true (QUARKUS_EVENT_FUNCTIONS_LAMBDA_HTTP), or remove the function URL or the API"
                            .formatted(request.method(), request.target(), KEY));
        }
        Set<CompletionStage<Void>> ofOthers = outgoing.unconfirmed();
        try {
            HttpAnswer answer = responder.get().answer(request, Duration.ofNanos(deadline.nanosUntilAnswer()));
            if (!answer.isFailure()) {
                awaitConfirmations(request, ofOthers, deadline);
            }
            answer.write(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The application ends", e);
        }
    }

    /** After the answer the execution environment may be frozen, and what has not been sent by then stays where it is. */
    private void awaitConfirmations(HttpRequest request, Set<CompletionStage<Void>> ofOthers, Deadline deadline)
            throws IOException, InterruptedException {
        try {
            outgoing.confirmed(ofOthers).toCompletableFuture().get(deadline.nanosUntilAnswer(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warnf(
                    "EVF0959 Events that were sent for %s %s have not been confirmed in time; the request fails, and they may have been sent",
                    request.method(), request.target());
            throw new IOException("Events have not been confirmed in time", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

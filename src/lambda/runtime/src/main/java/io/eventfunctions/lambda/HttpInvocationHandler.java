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

import io.eventfunctions.channel.OutgoingChannels;
import io.eventfunctions.lambda.http.HttpInvocationResponse;
import io.eventfunctions.lambda.http.HttpRequestHandler;
import io.eventfunctions.lambda.i18n.MalformedInvocationException;
import io.eventfunctions.lambda.invocation.Deadline;
import io.eventfunctions.lambda.source.HttpInvocationRequest;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** Handles HTTP requests; the response is written when everything that was sent for them has been confirmed. */
@Singleton
public class HttpInvocationHandler {

    private final LambdaConfig config;
    private final Instance<HttpRequestHandler> requests;
    private final OutgoingChannels outgoing;

    HttpInvocationHandler(LambdaConfig config, Instance<HttpRequestHandler> requests, OutgoingChannels outgoing) {
        this.config = config;
        this.requests = requests;
        this.outgoing = outgoing;
    }

    /**
     * Handles one request.
     *
     * @throws MalformedInvocationException if this deployment does not handle HTTP
     * @throws IOException if the application does not respond in time
     */
    void handle(HttpInvocationRequest request, Deadline deadline, OutputStream out) throws IOException {
        if (requests.isUnsatisfied()) {
            throw MESSAGES.noHttpServer(request.method(), request.target());
        }
        if (!config.http()) {
            throw MESSAGES.httpDisabled(request.method(), request.target());
        }
        Set<CompletionStage<Void>> sentBefore = outgoing.unconfirmed();
        try {
            HttpInvocationResponse response =
                    requests.get().handle(request, Duration.ofNanos(deadline.nanosUntilResponse()));
            if (!response.isFailure()) {
                awaitConfirmations(request, sentBefore, deadline);
            }
            if (!response.writeIfItFits(out)) {
                MESSAGES.responseTooLarge(request.method(), request.target());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MESSAGES.requestInterrupted(e);
        }
    }

    /** Once the response is written the execution environment may be frozen, and with it what has not been sent. */
    private void awaitConfirmations(
            HttpInvocationRequest request, Set<CompletionStage<Void>> sentBefore, Deadline deadline)
            throws IOException, InterruptedException {
        try {
            outgoing.confirmed(sentBefore)
                    .toCompletableFuture()
                    .get(deadline.nanosUntilResponse(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            MESSAGES.requestNotConfirmed(request.method(), request.target());
            throw MESSAGES.requestFailed(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

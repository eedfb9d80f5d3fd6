package io.eventfunctions.lambda.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServer;

import io.eventfunctions.lambda.source.HttpRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Has requests answered by the application's own HTTP server, which listens inside the execution environment only. So they go
 * through all that a request to a service goes through.
 */
@Singleton
public class OwnServer implements HttpResponder {

    /** Headers of one connection; the client sets its own. */
    private static final Set<String> OF_CONNECTIONS = Set.of(
            "connection", "content-length", "expect", "host", "keep-alive", "te", "transfer-encoding", "upgrade");

    private static final Map<String, List<String>> PLAIN_TEXT = Map.of("content-type", List.of("text/plain"));

    private static final HttpAnswer TOO_LATE = new HttpAnswer(
            504,
            PLAIN_TEXT,
            "The application has not answered within the function's timeout; what it has begun may still happen"
                    .getBytes(UTF_8));

    private final HttpServer server;
    private volatile HttpClient client;

    OwnServer(HttpServer server) {
        this.server = server;
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Duration patience) throws IOException, InterruptedException {
        java.net.http.HttpRequest passed;
        try {
            passed = passed(request);
        } catch (IllegalArgumentException e) {
            return notUnderstood(e);
        }
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(passed, BodyHandlers.ofByteArray());
        HttpResponse<byte[]> response;
        try {
            response = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return TOO_LATE;
        } catch (ExecutionException e) {
            throw new IOException("The application's own server doesn't answer", e.getCause());
        }
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeIf(OwnServer::isOfConnection);
        return new HttpAnswer(response.statusCode(), headers, response.body());
    }

    private java.net.http.HttpRequest passed(HttpRequest request) {
        URI target = URI.create("http://127.0.0.1:" + server.getPort() + request.target());
        java.net.http.HttpRequest.Builder passed = java.net.http.HttpRequest.newBuilder(target)
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, value) -> {
            if (!isOfConnection(name)) {
                passed.setHeader(name, value);
            }
        });
        return passed.build();
    }

    private static HttpAnswer notUnderstood(IllegalArgumentException e) {
        return new HttpAnswer(400, PLAIN_TEXT, ("The request can't be passed on: " + e.getMessage()).getBytes(UTF_8));
    }

    private static boolean isOfConnection(String header) {
        return OF_CONNECTIONS.contains(header.toLowerCase(Locale.ROOT));
    }

    /** Only deployments that answer requests need one. */
    private HttpClient client() {
        if (client == null) {
            client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        }
        return client;
    }
}

package io.eventfunctions.lambda.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
import org.jspecify.annotations.Nullable;

import io.eventfunctions.lambda.source.HttpInvocationRequest;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Forwards requests to the application's own HTTP server, which listens on the loopback interface of the execution environment. So
 * filters, security and routes apply as in a service.
 */
@Singleton
public class LoopbackForwarder implements HttpRequestHandler {

    /** Headers of one connection, which are not forwarded. */
    private static final Set<String> CONNECTION_HEADERS = Set.of(
            "connection", "content-length", "expect", "host", "keep-alive", "te", "transfer-encoding", "upgrade");

    private static final Map<String, List<String>> PLAIN_TEXT = Map.of("content-type", List.of("text/plain"));

    private static final HttpInvocationResponse TIMED_OUT = new HttpInvocationResponse(
            504,
            PLAIN_TEXT,
            "The application has not responded within the function's timeout; the request may still have an effect"
                    .getBytes(UTF_8));

    private final HttpServer server;
    private volatile @Nullable HttpClient client;

    LoopbackForwarder(HttpServer server) {
        this.server = server;
    }

    @Override
    public HttpInvocationResponse handle(HttpInvocationRequest request, Duration timeout)
            throws IOException, InterruptedException {
        HttpRequest forwarded;
        try {
            forwarded = forwarded(request);
        } catch (IllegalArgumentException e) {
            return badRequest(e);
        }
        CompletableFuture<HttpResponse<byte[]>> pending = client().sendAsync(forwarded, BodyHandlers.ofByteArray());
        HttpResponse<byte[]> response;
        try {
            response = pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            return TIMED_OUT;
        } catch (ExecutionException e) {
            throw MESSAGES.serverUnreachable(String.valueOf(server.getPort()), e.getCause());
        }
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeIf(LoopbackForwarder::isOfConnection);
        return new HttpInvocationResponse(response.statusCode(), headers, response.body());
    }

    private HttpRequest forwarded(HttpInvocationRequest request) {
        URI target = URI.create("http://127.0.0.1:" + server.getPort() + request.target());
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(target)
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, value) -> {
            if (!isOfConnection(name)) {
                forwarded.setHeader(name, value);
            }
        });
        return forwarded.build();
    }

    private static HttpInvocationResponse badRequest(IllegalArgumentException e) {
        return new HttpInvocationResponse(
                400, PLAIN_TEXT, ("The request cannot be forwarded: " + e.getMessage()).getBytes(UTF_8));
    }

    private static boolean isOfConnection(String header) {
        return CONNECTION_HEADERS.contains(header.toLowerCase(Locale.ROOT));
    }

    /** Created with the first request: other deployments need none. */
    private HttpClient client() {
        HttpClient created = client;
        if (created == null) {
            created =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            client = created;
        }
        return created;
    }
}

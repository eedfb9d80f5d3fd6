package io.eventfunctions.lambda.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    private static final HttpAnswer TOO_LATE = new HttpAnswer(
            504,
            Map.of("content-type", List.of("text/plain")),
            "The application has not answered within the function's timeout; what it has begun may still happen"
                    .getBytes(UTF_8));

    private final HttpServer server;
    private volatile HttpClient client;

    OwnServer(HttpServer server) {
        this.server = server;
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Duration patience) throws IOException, InterruptedException {
        URI target = URI.create("http://127.0.0.1:" + server.getPort() + request.target());
        java.net.http.HttpRequest.Builder passed = java.net.http.HttpRequest.newBuilder(target)
                .timeout(patience)
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
        HttpResponse<byte[]> response;
        try {
            response = client().send(passed.build(), BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            return TOO_LATE;
        }
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeIf(OwnServer::isOfConnection);
        return new HttpAnswer(response.statusCode(), headers, response.body());
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

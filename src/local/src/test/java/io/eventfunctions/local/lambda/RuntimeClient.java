package io.eventfunctions.local.lambda;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A runtime's side of the Runtime API, one request at a time. */
final class RuntimeClient {

    static final String REQUEST_ID = "Lambda-Runtime-Aws-Request-Id";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    /** @param api as in {@code AWS_LAMBDA_RUNTIME_API} */
    RuntimeClient(String api) {
        base = "http://" + api + "/2018-06-01/runtime/";
    }

    CompletableFuture<HttpResponse<String>> next() {
        return http.sendAsync(request("invocation/next").build(), BodyHandlers.ofString());
    }

    /** The status of the answer to a post. */
    int post(String path, String body) {
        HttpRequest post = request(path).POST(BodyPublishers.ofString(body)).build();
        return http.sendAsync(post, BodyHandlers.ofString()).join().statusCode();
    }

    int respond(String requestId, String answer) {
        return post("invocation/" + requestId + "/response", answer);
    }

    static String id(HttpResponse<String> invocation) {
        return invocation.headers().firstValue(REQUEST_ID).orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }
}

package io.eventfunctions.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands between a mapping and SQS, and lets deletions get lost for a while: the connection ends, and nobody knows why. */
final class DeletionProxy implements AutoCloseable {

    static {
        // Each answer would wait 40 ms otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String OPERATION = "X-Amz-Target";
    private static final String TYPE = "Content-Type";
    private static final String DELETION = "AmazonSQS.DeleteMessageBatch";

    private final URI queue;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile long dropsUntil = System.nanoTime();

    private DeletionProxy(URI queue) throws IOException {
        this.queue = queue;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    static DeletionProxy before(String queue) {
        try {
            return new DeletionProxy(URI.create(queue));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the queue is, seen through it. */
    String queue() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + queue.getPath();
    }

    void loseDeletionsFor(long millis) {
        dropsUntil = System.nanoTime() + millis * 1_000_000;
    }

    /** How many requests to delete messages were lost; clients repeat them. */
    int dropped() {
        return dropped.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String operation = exchange.getRequestHeaders().getFirst(OPERATION);
            if (DELETION.equals(operation) && System.nanoTime() < dropsUntil) {
                dropped.incrementAndGet();
                return;
            }
            HttpRequest request = HttpRequest.newBuilder(queue.resolve(exchange.getRequestURI()))
                    .header(OPERATION, operation)
                    .header(TYPE, exchange.getRequestHeaders().getFirst(TYPE))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()))
                    .build();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().firstValue(TYPE).ifPresent(type -> exchange.getResponseHeaders()
                    .set(TYPE, type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package io.eventfunctions.benchmarks.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The same load for every server: connections that stay open, each with one request at a time, a CloudEvent in binary mode with 150 bytes of
 * JSON. It works with plain sockets, so that it takes as little of the machine as possible.
 */
final class HttpLoad {

    private static final int CONNECTIONS = 64;
    private static final int KEYS = 1_000;
    private static final String ACCEPTED = "HTTP/1.1 202";
    private static final String END = "\r\n\r\n";

    private final int port;
    private final AtomicInteger next = new AtomicInteger();

    HttpLoad(int port) {
        this.port = port;
    }

    /** Returns the nanoseconds that so many requests took. */
    long send(int count) {
        AtomicInteger left = new AtomicInteger(count);
        List<Socket> sockets =
                IntStream.range(0, CONNECTIONS).mapToObj(ignored -> open()).toList();
        long start = System.nanoTime();
        CompletableFuture<?>[] connections = sockets.stream()
                .map(socket -> CompletableFuture.runAsync(
                        () -> exchange(socket, left), task -> new Thread(task, "connection").start()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(connections).join();
        return System.nanoTime() - start;
    }

    private Socket open() {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void exchange(Socket socket, AtomicInteger left) {
        byte[] response = new byte[1024];
        try (socket) {
            while (left.getAndDecrement() > 0) {
                socket.getOutputStream().write(request());
                await(socket.getInputStream(), response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] request() {
        int number = next.getAndIncrement();
        String body =
                "{\"key\":\"key-%d\",\"number\":%d,\"text\":\"%s\"}".formatted(number % KEYS, number, "x".repeat(100));
        return ("""
                POST /events/counted HTTP/1.1\r
                host: 127.0.0.1\r
                content-type: application/json\r
                ce-specversion: 1.0\r
                ce-id: %d\r
                ce-source: /benchmarks\r
                ce-type: com.example.counted\r
                ce-time: 2026-01-01T00:00:00Z\r
                ce-partitionkey: key-%d\r
                content-length: %d\r
                \r
                %s""").formatted(number, number % KEYS, body.length(), body).getBytes(StandardCharsets.US_ASCII);
    }

    /** Responses have no body. */
    private static void await(InputStream in, byte[] response) throws IOException {
        int length = 0;
        do {
            int read = in.read(response, length, response.length - length);
            if (read <= 0) {
                throw new IllegalStateException("No response, but: " + text(response, length));
            }
            length += read;
        } while (!ends(response, length));
        if (!text(response, length).startsWith(ACCEPTED)) {
            throw new IllegalStateException(text(response, length));
        }
    }

    private static boolean ends(byte[] response, int length) {
        return length >= END.length() && text(response, length).endsWith(END);
    }

    private static String text(byte[] response, int length) {
        return new String(response, 0, length, StandardCharsets.US_ASCII);
    }
}

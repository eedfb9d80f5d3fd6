package io.eventfunctions.local.lambda.runtime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.function.FunctionError;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * The Runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html) for one runtime. Each has a port of its own,
 * as each on Lambda has: many clients take no path in {@code AWS_LAMBDA_RUNTIME_API}, so nothing else tells who asks.
 */
final class RuntimeApi implements Closeable {

    /** What a runtime says. Calls come one after the other, and don't wait. */
    interface Conversation {

        /** It is free for an invocation. */
        void next(NextRequest poll);

        /** It ended an invocation; false if it never had one of this id. */
        boolean answered(String requestId, Answer answer);

        /** It could not start. */
        void initFailed(Answer answer);

        /** It gives the invocation back, to take it again after a restart: Quarkus's dev mode does so. */
        boolean requeued(String requestId);
    }

    /** The most that a function may answer, in bytes (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
    static final int MAX_ANSWER = 6 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(RuntimeApi.class.getName());
    private static final String BASE = "/2018-06-01/runtime/";
    private static final String INVOCATION = BASE + "invocation/";
    private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
    private static final byte[] OK = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // Without it each answer waits for the acknowledgement of its headers: 40 ms instead of one.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final Conversation conversation;

    /** @throws IOException if nobody can listen on the port */
    RuntimeApi(int port, Conversation conversation) throws IOException {
        this.conversation = conversation;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
    }

    /** The value for {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            route(exchange);
        } catch (RuntimeException e) {
            LocalMessages.LAMBDA.runtimeApiFailed(exchange.getRequestURI(), e);
            answer(exchange, 500, "InternalServerError", e.toString());
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean post = exchange.getRequestMethod().equals("POST");
        if (path.equals(INVOCATION + "next") && !post) {
            conversation.next(new NextRequest(exchange));
        } else if (path.equals(BASE + "init/error") && post) {
            conversation.initFailed(error(exchange));
            accepted(exchange);
        } else if (path.startsWith(INVOCATION) && post) {
            String[] parts = path.substring(INVOCATION.length()).split("/");
            ended(exchange, parts[0], parts.length == 2 ? parts[1] : "");
        } else {
            answer(exchange, 404, "NotFound", "The local Runtime API has no " + path);
        }
    }

    private void ended(HttpExchange exchange, String requestId, String how) throws IOException {
        switch (how) {
            case "response" -> response(exchange, requestId);
            case "error" -> accepted(exchange, conversation.answered(requestId, error(exchange)));
            case "requeue" -> accepted(exchange, conversation.requeued(requestId));
            default -> answer(exchange, 404, "NotFound", "An invocation ends with response or error, not with " + how);
        }
    }

    private void response(HttpExchange exchange, String requestId) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            byte[] payload = body.readNBytes(MAX_ANSWER + 1);
            if (payload.length <= MAX_ANSWER) {
                accepted(exchange, conversation.answered(requestId, new Answer(payload, null)));
                return;
            }
            // A client that can't write to the end never reads why.
            long size = payload.length + body.transferTo(OutputStream.nullOutputStream());
            FunctionError error = FunctionError.answerTooLarge(size, MAX_ANSWER);
            conversation.answered(requestId, error.answer());
            answer(exchange, 413, error.document());
        }
    }

    private static Answer error(HttpExchange exchange) throws IOException {
        byte[] document = exchange.getRequestBody().readAllBytes();
        return FunctionError.read(document, exchange.getRequestHeaders().getFirst(ERROR_TYPE))
                .answer(document);
    }

    private static void accepted(HttpExchange exchange, boolean known) {
        if (known) {
            accepted(exchange);
        } else {
            answer(exchange, 400, "InvalidRequestID", "This runtime has no such invocation");
        }
    }

    private static void accepted(HttpExchange exchange) {
        answer(exchange, 202, OK);
    }

    static void answer(HttpExchange exchange, int status, String type, String message) {
        answer(exchange, status, new FunctionError(type, message).document());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            LOG.log(Level.FINE, "A runtime went away without its answer", e);
        }
    }

    /** Ends open requests too. To be called from outside of a conversation. */
    @Override
    public void close() {
        server.stop(0);
    }
}
